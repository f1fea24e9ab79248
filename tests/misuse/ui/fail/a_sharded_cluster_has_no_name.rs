use specwright_sdk::aliyun::dbs::v2021_01_01::{MongoDb, MongoDbTopology};

fn main() {
    let _ = MongoDb::new(true, MongoDbTopology::sharded());
    let _ = MongoDb::new(true);
}
