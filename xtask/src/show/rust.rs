//! A call as a program.

use specwright_codegen::Analysis;
use specwright_codegen::api::Operation;
use specwright_codegen::plan::{Api, Example};
use std::fmt::Write;

/// The program, with what its manifest needs.
pub(super) fn text(analysis: &Analysis, operation: &Operation) -> Option<String> {
    let (api, example) = example(analysis, operation)?;
    let Example { module, uses, lines } = example;
    let mut text = format!(
        "// specwright-sdk with the feature `{}`, tokio with the features `macros` and `rt-multi-thread`\n\
         use specwright_sdk::{module}::{{{}}};\n\n\
         #[tokio::main]\n\
         async fn main() -> Result<(), Box<dyn std::error::Error>> {{\n",
        api.feature,
        uses.join(", "),
    );
    for line in lines {
        let _ = writeln!(text, "    {line}");
    }
    text.push_str("    Ok(())\n}\n");
    Some(text)
}

/// The plan of an API version, and the example of the operation in it. Both lists are in the same order.
fn example<'a>(analysis: &'a Analysis, operation: &Operation) -> Option<(&'a Api, &'a Example)> {
    let products = analysis.plan.providers.iter().flat_map(|provider| &provider.products);
    let plans = products.flat_map(|product| &product.versions);
    analysis.model.apis.iter().zip(plans).find_map(|(api, plan)| {
        let at = api.operations.iter().position(|it| std::ptr::eq(it, operation))?;
        plan.client.methods.get(at).map(|method| (plan, &method.example))
    })
}
