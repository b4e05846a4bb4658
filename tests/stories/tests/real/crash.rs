//! The plug is pulled.

use std::time::Duration;

use stories::story;

use crate::crowd::{Crowd, Manner, Written, rows};

story! {
    /// Killed in the middle of many people's writing: after the next start everything that was acknowledged is
    /// there, and of what was not, at most what each had in flight.
    async fn what_was_acknowledged_survives_a_kill(ground: Ground) {
        let manner = Manner { ideas: ground.ideas(20), pause: Duration::ZERO };
        let people = ground.neighbours(16);
        let served = ground.serve();
        let crowd = Crowd::gather(&served, &ground, &people, &manner).await;
        crowd.has_written(150).await;
        served.kill();
        let seen = crowd.end().await;
        assert!(seen.odd.is_empty(), "{:#?}", seen.odd);

        let served = ground.serve();
        let mut reader = served.browser(&ground.here);
        for idea in &manner.ideas {
            let page = reader.get(&format!("{}/ideas/{idea}", ground.here.call_page())).await;
            assert_eq!(page.status, 200);
            for written in &seen.acknowledged {
                if let Written::Comment(about, text) = written && about == idea {
                    page.must_say(text);
                }
            }
        }
        served.stop();
        let kept = rows(&ground, &manner, &people);
        let lost: Vec<_> = seen.acknowledged.iter().filter(|one| !kept.contains(one)).collect();
        assert!(lost.is_empty(), "{lost:#?}");
        let unanswered = kept.len() - seen.acknowledged.len();
        assert!(unanswered <= people.len(), "{unanswered} more than anybody heard of");
    }
}
