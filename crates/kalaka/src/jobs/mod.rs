//! Work after the commit: letters are written and sent, results come out, old rows are swept.
//!
//! Some hands take jobs one by one, city by city in turn. A few are kept for what is urgent, so a code leaves at once
//! whatever else waits and however long the mail server thinks. One more looks after it all.

mod care;
mod hand;
mod imports;
mod letters;
mod queues;
mod recovery;
mod results;
mod statistics;
mod watch;

use std::sync::Arc;

use store::jobs::Urgency;
use tokio::sync::watch::Receiver;
use tokio::task::JoinSet;

use self::care::Care;
use self::hand::Hand;
use crate::house::House;
use crate::mail::dkim::Signer;

/// What each hand may take, the most urgent first.
const HANDS: [&[Urgency]; 8] = [
    &[Urgency::Now],
    &[Urgency::Now],
    &[Urgency::Now, Urgency::Soon],
    &[Urgency::Now, Urgency::Soon],
    &Urgency::ALL,
    &Urgency::ALL,
    &Urgency::ALL,
    &Urgency::ALL,
];

/// Runs until told to stop; finishes the jobs it has begun.
pub(crate) async fn run(house: Arc<House>, stop: Receiver<bool>) -> anyhow::Result<()> {
    let post = Arc::from(crate::mail::post(
        &house.config.mail,
        Signer::read(house.config.dkim.as_deref())?,
    )?);
    let mut tasks = JoinSet::new();
    for may in HANDS {
        let hand = Hand { house: Arc::clone(&house), post: Arc::clone(&post) };
        tasks.spawn(hand.work(may, stop.clone()));
    }
    tasks.spawn(Care::new(house).work(stop));
    while let Some(ended) = tasks.join_next().await {
        ended?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_hand_has_a_connection() {
        assert_eq!(u32::try_from(super::HANDS.len()).unwrap(), crate::mail::CONNECTIONS);
    }
}
