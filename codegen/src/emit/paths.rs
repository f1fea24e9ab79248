//! The paths into the runtime that generated code uses; no other emitter has one.

use proc_macro2::TokenStream;
use quote::quote;

/// The crate itself.
pub(super) fn runtime() -> TokenStream {
    quote!(::specwright_runtime)
}

macro_rules! paths {
    ($($name:ident => $path:path;)+) => {$(
        pub(super) fn $name() -> TokenStream {
            quote!(::specwright_runtime::$path)
        }
    )+};
}

paths! {
    api_facts => ApiFacts;
    call => Call;
    client => Client;
    client_macro => client;
    code_facts => CodeFacts;
    decode_fields => wire::DecodeFields;
    entry => wire::Entry;
    entry_fn => wire::entry;
    enum_value => EnumValue;
    error_class => ErrorClass;
    error_code => ErrorCode;
    error_code_macro => error_code;
    fields => wire::Fields;
    json => serde_json::Value;
    list_style => ListStyle;
    parameter_fns => parameter;
    open_enum => OpenEnum;
    open_enum_macro => open_enum;
    operation => Operation;
    operation_facts => OperationFacts;
    page_style => PageStyle;
    paginated => Paginated;
    pagination => Pagination;
    parameter => Parameter;
    parameter_set => ParameterSet;
    position => Position;
    seek_fn => pagination::seek;
    sensitive => Sensitive;
    serde_struct_macro => serde_struct;
    serialize_request_macro => serialize_request;
    serialize_struct_macro => serialize_struct;
    slot => wire::Slot;
    slot_fn => wire::slot;
    state => State;
    status_enum_macro => status_enum;
    timestamp => Timestamp;
    unrecognized_value => UnrecognizedValue;
    waitable => Waitable;
    waiter => Waiter;
    waiter_facts => WaiterFacts;
    waiter_fns => waiter;
    wire => wire::Wire;
}
