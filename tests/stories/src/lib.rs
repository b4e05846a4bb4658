//! What stories need: two small cities on a database of either kind, a clock that can be moved,
//! and a browser that keeps its cookies and fills in forms.
//!
//! ```ignore
//! story! {
//!     /// A neighbour reads an idea and supports it.
//!     async fn a_neighbour_supports(world: World) {
//!         let mut neighbour = world.browser_of("bob");
//!         let page = neighbour.get(&world.here.idea_page()).await;
//!         let page = neighbour.send(page.form("/support")).await;
//!         assert!(page.says("Two neighbours support this"));
//!     }
//! }
//! ```
//!
//! Every story runs twice: on SQLite and on PostgreSQL. A story told of a [`World`] runs the application in this
//! process; one told of a [`Ground`] starts the real binary on it.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a story that cannot go on has failed, and says where"
)]

pub mod browser;
mod ground;
pub mod page;
mod place;
pub mod policies;
mod served;
mod world;

pub use browser::Browser;
pub use ground::{Ground, Neighbour};
pub use page::{File, Form, Page};
pub use place::Place;
pub use served::{Served, Told, address_of, kalaka};
pub use world::World;

/// A story, told on both databases.
#[macro_export]
macro_rules! story {
    ($(#[$doc:meta])* async fn $name:ident($($world:ident)+ : $kind:ident) $story:block) => {
        $(#[$doc])*
        mod $name {
            use super::*;

            async fn story($($world)+: $crate::$kind) $story

            #[tokio::test]
            async fn on_sqlite() {
                story($crate::$kind::on_sqlite()).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                if let Some(world) = $crate::$kind::on_postgres() {
                    story(world).await;
                }
            }
        }
    };
}
