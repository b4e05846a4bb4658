//! Prints every route with its policy.

use stories::World;

fn main() {
    let world = World::on_sqlite();
    let routes = world.app.routes();
    for route in &routes {
        println!(
            "{:6} {:55} {:28} {:?}",
            route.method.as_str(),
            route.pattern,
            format!("{:?}", route.policy),
            route.kind
        );
    }
    println!("{} routes", routes.len());
}
