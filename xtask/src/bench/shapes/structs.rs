//! The code of a struct in other shapes.

use super::declared::text;
use anyhow::{Context, Result, bail};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Fields, Ident, ItemStruct, LitStr, Type, parse_quote};

/// How a field differs from others, in the eyes of serde.
struct Kind {
    /// What tells that there is no value.
    absent: Option<&'static str>,
    origin: Origin,
}

/// Where the type of a field comes from.
#[derive(Clone, Copy)]
enum Origin {
    /// It can be read and written with serde.
    Serde,
    /// It is of the runtime, and has nothing to do with serde.
    Runtime,
}

fn kind(ty: &Type) -> Result<Kind> {
    let Type::Path(path) = ty else { bail!("what is `{}`?", ty.to_token_stream()) };
    let outermost = path.path.segments.last().map(|it| it.ident.to_string());
    let absent = match outermost.as_deref() {
        Some("Option") => Some("Option::is_none"),
        Some("Vec") => Some("Vec::is_empty"),
        Some("Map") => Some("rt::Map::is_empty"),
        _ => None,
    };
    let text = text(ty);
    let foreign = ["rt :: Sensitive", "rt :: Timestamp"].iter().any(|it| text.contains(it));
    Ok(Kind { absent, origin: if foreign { Origin::Runtime } else { Origin::Serde } })
}

/// The wire name of a field.
fn name<'a>(field: &syn::Field, table: &'a [(Ident, LitStr)]) -> Result<(&'a LitStr, Kind)> {
    let found = table.iter().find(|(ident, _)| field.ident.as_ref() == Some(ident));
    let unknown = || format!("`{}` is not on the wire", field.to_token_stream());
    let (_, name) = found.with_context(unknown)?;
    Ok((name, kind(&field.ty)?))
}

/// Adds the derives; the names of the fields go into attributes.
pub(super) fn derive(item: &mut ItemStruct, table: &[(Ident, LitStr)]) -> Result<()> {
    item.attrs.push(parse_quote!(#[derive(::serde::Serialize, ::serde::Deserialize)]));
    let Fields::Named(fields) = &mut item.fields else { return Ok(()) };
    for field in &mut fields.named {
        let (name, Kind { absent, origin }) = name(field, table)?;
        let skip = absent.map(|it| quote!(, skip_serializing_if = #it));
        let with = match origin {
            Origin::Serde => TokenStream::new(),
            Origin::Runtime => quote!(, with = "crate::answer::wire"),
        };
        field.attrs.push(parse_quote!(#[serde(rename = #name, default #skip #with)]));
    }
    Ok(())
}

/// Two functions that name the fields, and serde by means of them.
pub(super) fn thin(item: &ItemStruct, table: &[(Ident, LitStr)]) -> Result<TokenStream> {
    let (mut read, mut write) = (TokenStream::new(), TokenStream::new());
    for field in &item.fields {
        let ident = &field.ident;
        let (name, Kind { absent, origin }) = name(field, table)?;
        read.extend(match origin {
            Origin::Serde => quote!(#name => self.#ident = map.next_value()?,),
            Origin::Runtime => quote!(#name => self.#ident = crate::thin::read_foreign(map)?,),
        });
        write.extend(match (absent, origin) {
            (None, Origin::Runtime) => {
                bail!("`{}` is a type that no other shape has code for", text(&field.ty))
            }
            (None, Origin::Serde) => quote!(map.serialize_entry(#name, &self.#ident)?;),
            (Some(_), Origin::Serde) => {
                quote!(crate::thin::write_field(map, #name, &self.#ident)?;)
            }
            (Some(_), Origin::Runtime) => {
                quote!(crate::thin::write_foreign(map, #name, &self.#ident)?;)
            }
        });
    }
    Ok(thin_impls(&item.ident, &read, &write))
}

fn thin_impls(ident: &Ident, read: &TokenStream, write: &TokenStream) -> TokenStream {
    quote! {
        impl crate::thin::Record for #ident {
            fn set<'de, A: ::serde::de::MapAccess<'de>>(
                &mut self,
                key: &str,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    #read
                    _ => crate::thin::ignore(map)?,
                }
                Ok(())
            }

            fn write<M: ::serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                #write
                Ok(())
            }
        }

        impl ::serde::Serialize for #ident {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                crate::thin::write(self, to)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for #ident {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                crate::thin::read(from)
            }
        }
    }
}
