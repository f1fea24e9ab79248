//! Objects that a source writes out wherever they occur.

use super::provider;
use serde_json::{Map, Value, json};
use specwright_codegen::import::{Format, import};

/// The files of an API version whose operations answer with these properties, by operation; `""` is `api.json`.
fn answered(operations: &Value) -> Map<String, Value> {
    let operation = |(name, properties): (&String, &Value)| {
        let schema = json!({ "type": "object", "properties": properties });
        let responses = json!({ "200": { "schema": schema } });
        let text = "Asks for it.";
        (name.clone(), json!({ "summary": text, "methods": ["post"], "responses": responses }))
    };
    let operations: Map<_, _> = operations.as_object().unwrap().iter().map(operation).collect();
    let document = json!({
        "info": { "style": "RPC", "product": "P", "version": "1" },
        "apis": operations
    });
    let document = document.to_string();
    let import = import(Format::Aliyun, &[document.as_bytes()], &provider(Format::Aliyun)).unwrap();
    assert_eq!((import.refused, import.left_out), (Vec::new(), Vec::new()));
    let file = |name: Option<String>, text: String| {
        (name.unwrap_or_default(), serde_json::from_str(&text).unwrap())
    };
    import.files.into_iter().map(|it| file(it.operation, it.text)).collect()
}

fn object(properties: &Value) -> Value {
    json!({ "type": "object", "properties": properties })
}

fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

#[test]
fn what_most_operations_write_out_alike_is_one_type() {
    let tag = |text| object(&json!({ "Key": { "type": "string", "description": text } }));
    let odd = object(&json!({ "Key": { "type": "integer", "format": "int64" } }));
    let files = answered(&json!({
        "GetBike": { "Tags": object(&json!({ "Tag": list(&tag(Value::Null)) })) },
        "GetBoat": { "Tags": list(&tag(json!("What it is called."))) },
        "GetCar": { "Tag": tag(json!("Its key.")) },
        "GetTrain": { "Tag": odd }
    }));
    let tag = json!({ "type": "string", "description": "What it is called." });
    assert_eq!(files[""]["objects"], json!({ "Tag": { "fields": { "Key": tag } } }));
    let items = json!({ "type": "Tag" });
    assert_eq!(files["GetBoat"]["response"]["Tags"], json!({ "type": "list", "items": items }));
    assert_eq!(files["GetCar"]["response"]["Tag"], items);
    assert_eq!(
        files["GetBike"]["response"]["Tags"],
        json!({ "type": "list", "wrapper": "Tag", "items": items })
    );
    let odd = &files["GetTrain"]["response"]["Tag"];
    assert_eq!((&odd["type"], &odd["name"]), (&json!("object"), &json!("GetTrainTag")));
}

#[test]
fn what_shared_objects_contain_is_called_after_them() {
    let wheel = |ty| object(&json!({ "Size": { "type": ty } }));
    let car = object(&json!({ "Wheel": wheel("string"), "Motor": wheel("string") }));
    let files = answered(&json!({
        "GetCar": { "Car": car, "Wheel": wheel("boolean") },
        "ListCars": { "Cars": list(&car), "Wheel": wheel("boolean") }
    }));
    let size = json!({ "Size": { "type": "string" } });
    assert_eq!(
        files[""]["objects"],
        json!({
            "Motor": { "fields": size },
            "Car": { "fields": {
                "Wheel": { "type": "object", "name": "CarWheel", "fields": size },
                "Motor": { "type": "Motor" }
            } }
        })
    );
}

#[test]
fn names_that_say_nothing_or_are_taken_stay_with_their_operations() {
    let thing = object(&json!({ "Id": { "type": "string" } }));
    let files = answered(&json!({
        "GetBoat": { "Data": thing, "Boat": thing, "Once": thing },
        "Boat": { "Data": thing, "Boat": thing }
    }));
    assert_eq!(files[""].get("objects"), None);
    assert_eq!(files["GetBoat"]["response"]["Data"]["name"], "GetBoatData");
    assert_eq!(files["Boat"]["response"]["Boat"]["name"], "BoatBoat");
}
