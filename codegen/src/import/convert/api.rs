//! The file of an API version.

use super::{Converter, Side, Site};
use crate::import::json::{Json, Object, Put};
use crate::import::prose;
use crate::vocabulary::Protocol;
use std::collections::BTreeMap;

impl Converter<'_> {
    /// The file, with the shared schemas that are used so far, those that these use, and what else is shared.
    pub(super) fn api(&mut self, shared: Object) -> Json {
        let service = self.service;
        let mut objects = self.objects();
        objects.extend(shared);
        let mut file = Object::new();
        file.put("$schema", "../../../schema/api.schema.json");
        file.put("api", service.api.as_str());
        file.put("version", service.version.as_str());
        file.put("product", service.product.as_str());
        file.put("title", service.product.as_str());
        if let Some(url) = &service.source {
            let mut source = Object::new();
            source.put("url", url.as_str());
            file.put("source", source);
        }
        file.put_some("protocol", service.protocol.map(protocol));
        file.put("endpoints", self.endpoints());
        file.put_full("enums", self.enums.section());
        file.put_full("objects", objects);
        Json::Object(file)
    }

    fn endpoints(&mut self) -> Object {
        let service = self.service;
        let mut regions: BTreeMap<&str, &str> = BTreeMap::new();
        let mut endpoints = Object::new();
        for (region, host) in &service.endpoints {
            let known = regions.entry(region).or_insert(host);
            if known != host {
                let site = Site::new("api.json", Side::Request).below(region);
                self.leave_out(&site, format!("the region has a second host, `{host}`"));
            }
        }
        let host = |(region, host): (&str, &str)| {
            let mut entry = Object::new();
            entry.put("public", host);
            (region.to_owned(), Json::Object(entry))
        };
        let regions: Object = regions.into_iter().map(host).collect();
        if regions.is_empty() {
            endpoints.put("unlisted", "The source lists no hosts.");
        }
        endpoints.put_full("regions", regions);
        endpoints
    }

    fn objects(&mut self) -> Object {
        let service = self.service;
        let mut done: BTreeMap<usize, (String, Json)> = BTreeMap::new();
        loop {
            let open =
                service.schemas.iter().enumerate().find(|(index, (name, _))| {
                    self.used.contains(*name) && !done.contains_key(index)
                });
            let Some((index, (source, schema))) = open else { break };
            let mut object = Object::new();
            let texts = [&schema.description, &schema.title];
            let text = texts.into_iter().flatten().find_map(|text| prose::sentence(text));
            object.put_some("description", text);
            // It may be sent as well as received.
            let site = Site::new(source, Side::Request);
            object.put("fields", self.fields(&site, schema));
            done.insert(index, (self.names.of_shared(source).to_owned(), Json::Object(object)));
        }
        done.into_values().collect()
    }
}

fn protocol(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Rpc => "rpc",
        Protocol::Rest => "rest",
    }
}
