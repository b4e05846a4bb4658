//! The form of a call: what was stored or typed, and reading it into the call's content.

use calls::{Activity, ActivityKind, Call, CallContent, Caps, Criterion, Rule, Who};
use city::Access;
use city::{Flaw, Flaws, Language, Level, Money, Needs, Sides, Texts, Window};
use jiff::Timestamp;

use web::forms;
use web::forms::Posted;
use web::http::Visit;
use web::together::Fields;

/// Texts of a call, by the name of their fields.
pub(crate) const TEXTS: [&str; 6] = ["title", "question", "text", "promise", "office", "rule_text"];

/// What stands in them, in the same order.
pub(crate) fn texts(content: &CallContent) -> [&Texts; 6] {
    [
        &content.title,
        &content.question,
        &content.text,
        &content.promise,
        &content.office,
        &content.rule_text,
    ]
}

/// A window as it stands in the form.
#[derive(Debug, Clone)]
pub(crate) struct WindowTyped {
    pub(crate) kind: ActivityKind,
    pub(crate) used: bool,
    pub(crate) opens: String,
    pub(crate) closes: String,
}

/// The fields that say how many can be selected in one neighbourhood and of one theme.
pub(crate) const CAPS: [&str; 2] = ["most_neighbourhood", "most_theme"];

/// The fields that say what must be proved to write, support and comment.
pub(crate) const NEEDS: [&str; 3] = ["needs_write", "needs_support", "needs_comment"];

/// Everything an officer can type about a call, as typed.
#[derive(Debug, Clone)]
pub(crate) struct CallForm {
    /// In the order of [`TEXTS`].
    pub(crate) texts: [Texts; 6],
    pub(crate) windows: Vec<WindowTyped>,
    pub(crate) theme: String,
    pub(crate) read: String,
    pub(crate) write: String,
    pub(crate) support: String,
    pub(crate) comment: String,
    /// What must be proved to write, support and comment.
    pub(crate) needs: [String; 3],
    /// Whether conversations have two sides.
    pub(crate) sides: String,
    pub(crate) rule: String,
    pub(crate) places: String,
    /// How many in one neighbourhood and of one theme.
    pub(crate) caps: [String; 2],
    pub(crate) budget: String,
    pub(crate) promise_days: String,
    /// One for each row; rows without a word are left out when it is saved.
    pub(crate) criteria: Vec<Texts>,
    pub(crate) picture: Option<i64>,
}

impl CallForm {
    /// What is stored.
    pub(crate) fn of(visit: &Visit, call: &Call) -> Self {
        let content = &call.content;
        let texts = texts(content);
        let local = |at: Option<Timestamp>| {
            let zoned = at.map(|at| at.to_zoned(visit.city.zone.clone()));
            zoned.map(|z| z.strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
        };
        let window = |kind: &ActivityKind| {
            let window = content.activities.iter().find(|a| a.kind == *kind).map(|a| a.window);
            WindowTyped {
                kind: *kind,
                used: window.is_some(),
                opens: local(window.and_then(|window| window.opens())),
                closes: local(window.and_then(|window| window.closes())),
            }
        };
        // Whole amounts stand there as digits alone, the currency's sign being beside the field.
        let amount = |money: Money| match money.minor % money.currency.minor_units() {
            0 => (money.minor / money.currency.minor_units()).to_string(),
            _ => visit.words.money(money.minor, money.currency.as_str()),
        };
        let mut criteria: Vec<Texts> = content.criteria.iter().map(|c| c.text.clone()).collect();
        criteria.push(Texts::default());
        Self {
            texts: texts.map(Texts::clone),
            windows: ActivityKind::ALL.iter().map(window).collect(),
            theme: content.theme.map(|theme| theme.key().to_owned()).unwrap_or_default(),
            read: content.who.read.key().to_owned(),
            write: content.who.write.key().to_owned(),
            support: content.who.support.key().to_owned(),
            comment: content.who.comment.key().to_owned(),
            needs: [content.needs.write, content.needs.support, content.needs.comment]
                .map(|level| level.key().to_owned()),
            sides: content.sides.key().to_owned(),
            rule: rule_key(content.rule).to_owned(),
            places: content.places.map(|places| places.to_string()).unwrap_or_default(),
            caps: [content.caps.neighbourhood, content.caps.theme]
                .map(|cap| cap.map(|cap| cap.to_string()).unwrap_or_default()),
            budget: content.budget.map(amount).unwrap_or_default(),
            promise_days: content.promise_days.to_string(),
            criteria,
            picture: content.picture,
        }
    }

    /// What was sent.
    pub(crate) fn posted(visit: &Visit, posted: &Posted) -> Self {
        let typed = |name: &str| posted.get(name).to_owned();
        let numbered =
            |number: usize| crate::desk::texts(visit, posted, &format!("criterion-{number}"));
        let own = visit.city.settings.own_language();
        let rows = (1..).take_while(|number| posted.has(&format!("criterion-{number}-{own}")));
        let removed = posted.has("remove_picture");
        Self {
            texts: TEXTS.map(|name| crate::desk::texts(visit, posted, name)),
            windows: ActivityKind::ALL
                .iter()
                .map(|kind| WindowTyped {
                    kind: *kind,
                    used: !posted.get(&format!("use-{}", kind.key())).is_empty(),
                    opens: typed(&format!("opens-{}", kind.key())),
                    closes: typed(&format!("closes-{}", kind.key())),
                })
                .collect(),
            theme: typed("theme"),
            read: typed("who_read"),
            write: typed("who_write"),
            support: typed("who_support"),
            comment: typed("who_comment"),
            needs: NEEDS.map(typed),
            sides: typed("sides"),
            rule: typed("rule"),
            places: typed("places"),
            caps: CAPS.map(typed),
            budget: typed("budget"),
            promise_days: typed("promise_days"),
            criteria: rows.map(numbered).collect(),
            picture: posted.get("picture_id").parse().ok().filter(|_| !removed),
        }
    }

    /// Every field of the form with what stands in it; a box that is not ticked has nothing.
    pub(crate) fn fields(&self, languages: &[Language]) -> Fields {
        let mut fields = Fields::new();
        let mut add = |name: String, value: &str| fields.push((name, value.to_owned()));
        let numbered = (1..).zip(&self.criteria);
        let criteria = numbered.map(|(number, texts)| (format!("criterion-{number}"), texts));
        let named = TEXTS.iter().map(|name| (*name).to_owned()).zip(&self.texts);
        for (name, texts) in named.chain(criteria) {
            for language in languages {
                let text = texts.exact(language.as_str()).unwrap_or_default();
                add(format!("{name}-{language}"), text);
            }
        }
        for window in &self.windows {
            let kind = window.kind.key();
            add(format!("use-{kind}"), if window.used { "yes" } else { "" });
            add(format!("opens-{kind}"), &window.opens);
            add(format!("closes-{kind}"), &window.closes);
        }
        let [in_place, of_theme] = &self.caps;
        let [write, support, comment] = &self.needs;
        for (name, value) in [
            ("theme", &self.theme),
            ("who_read", &self.read),
            ("who_write", &self.write),
            ("who_support", &self.support),
            ("who_comment", &self.comment),
            ("needs_write", write),
            ("needs_support", support),
            ("needs_comment", comment),
            ("sides", &self.sides),
            ("rule", &self.rule),
            ("places", &self.places),
            ("most_neighbourhood", in_place),
            ("most_theme", of_theme),
            ("budget", &self.budget),
            ("promise_days", &self.promise_days),
            ("picture_id", &self.picture.map(|picture| picture.to_string()).unwrap_or_default()),
        ] {
            add(name.to_owned(), value);
        }
        fields
    }

    /// What a field belongs together with: criteria are numbered, a window has two ends.
    pub(crate) fn group(name: &str) -> &str {
        match name.split_once('-') {
            Some(("criterion", _)) => "criterion",
            Some(("use" | "opens" | "closes", kind)) => kind,
            _ => name,
        }
    }

    /// The content, if everything can be read. `before` gives what the form does not name, and the
    /// keys of criteria, which events refer to. Flaws stand beside the form's own fields.
    pub(crate) fn content(
        &self,
        visit: &Visit,
        before: &CallContent,
    ) -> Result<CallContent, Flaws> {
        let mut flaws = Flaws::default();
        let activities = self.activities(visit, &mut flaws);
        let theme = flaws.keep(
            "theme",
            match self.theme.as_str() {
                "" => Ok(None),
                key => key.parse().map(Some).map_err(|_| Flaw::NotAChoice),
            },
        );
        let mut access = |field: &str, key: &str| {
            flaws.keep(field, Access::from_key(key).ok_or(Flaw::NotAChoice))
        };
        let read = access("who_read", &self.read);
        let write = access("who_write", &self.write);
        let support = access("who_support", &self.support);
        let comment = access("who_comment", &self.comment);
        let needs = self.needs(&mut flaws);
        let sides = flaws.keep("sides", Sides::from_key(&self.sides).ok_or(Flaw::NotAChoice));
        let rule = flaws.keep("rule", rule_of(&self.rule).ok_or(Flaw::NotAChoice));
        let [most_here, most_alike] = &self.caps;
        let [in_place, of_theme] = CAPS;
        let neighbourhood = flaws.keep(in_place, optional(most_here, places));
        let theme_cap = flaws.keep(of_theme, optional(most_alike, places));
        let places = flaws.keep("places", optional(&self.places, places));
        let currency = visit.city.settings.currency;
        let budget =
            flaws.keep("budget", optional(&self.budget, |typed| forms::money(typed, currency)));
        let promise_days = flaws.keep("promise_days", days(&self.promise_days));
        let [title, question, text, promise, office, rule_text] = self.texts.clone();
        flaws.into_result_with(|| {
            Some(CallContent {
                title,
                question,
                text,
                theme: theme?,
                picture: self.picture,
                budget: budget?,
                places: places?,
                caps: Caps { neighbourhood: neighbourhood?, theme: theme_cap? },
                promise_days: promise_days?,
                promise,
                office,
                rule: rule?,
                rule_text,
                criteria: self.criteria(before),
                who: Who { read: read?, write: write?, support: support?, comment: comment? },
                needs: needs?,
                sides: sides?,
                activities,
                result: before.result.clone(),
                steps: before.steps.clone(),
                step: before.step.clone(),
                reopenings: before.reopenings.clone(),
                returns: before.returns.clone(),
            })
        })
    }

    fn needs(&self, flaws: &mut Flaws) -> Option<Needs> {
        let [write, support, comment] = &self.needs;
        let mut level = |field: &str, key: &str| {
            flaws.keep(field, Level::from_key(key).ok_or(Flaw::NotAChoice))
        };
        let (write, support) = (level("needs_write", write), level("needs_support", support));
        let comment = level("needs_comment", comment);
        Some(Needs { write: write?, support: support?, comment: comment? })
    }

    fn activities(&self, visit: &Visit, flaws: &mut Flaws) -> Vec<Activity> {
        let mut activities = Vec::new();
        for typed in self.windows.iter().filter(|window| window.used) {
            let key = typed.kind.key();
            let moment = |typed: &str| forms::local_moment(typed, &visit.city.zone);
            let opens = flaws.keep(&format!("opens-{key}"), moment(&typed.opens));
            let closes = flaws.keep(&format!("closes-{key}"), optional(&typed.closes, moment));
            if let (Some(opens), Some(closes)) = (opens, closes) {
                let window = Window::new(Some(opens), closes).map_err(|_| Flaw::EndsBeforeStart);
                let window = flaws.keep(&format!("closes-{key}"), window);
                activities.extend(window.map(|window| Activity { kind: typed.kind, window }));
            }
        }
        activities
    }

    /// The activities whose windows can be read.
    pub(crate) fn readable_activities(&self, visit: &Visit) -> Vec<Activity> {
        self.activities(visit, &mut Flaws::default())
    }

    fn criteria(&self, before: &CallContent) -> Vec<Criterion> {
        let mut kept: Vec<Criterion> = Vec::new();
        let mut number = before.criteria.len();
        for (at, text) in self.criteria.iter().enumerate() {
            let key = match before.criteria.get(at) {
                Some(criterion) => criterion.key.clone(),
                None => loop {
                    number += 1;
                    let key = format!("c{number}");
                    if before.criteria.iter().all(|criterion| criterion.key != key) {
                        break key;
                    }
                },
            };
            if !text.is_empty() {
                kept.push(Criterion { key, text: text.clone() });
            }
        }
        kept
    }
}

/// What the rules of `calls` call a field, as the form does.
pub(crate) fn field_of(field: &str, languages: &[Language]) -> String {
    for name in TEXTS {
        if let Some(language) = field.strip_prefix(name).and_then(|rest| rest.strip_prefix('_'))
            && languages.iter().any(|known| known.as_str() == language)
        {
            return format!("{name}-{language}");
        }
    }
    match field.split_once('_') {
        Some((kind, "opens")) => format!("opens-{kind}"),
        _ if field == "activities" => "use-collect".to_owned(),
        _ => field.to_owned(),
    }
}

pub(crate) fn rule_key(rule: Rule) -> &'static str {
    match rule {
        Rule::SupportOrder => "support_order",
        Rule::Office => "office",
    }
}

fn rule_of(key: &str) -> Option<Rule> {
    [Rule::SupportOrder, Rule::Office].into_iter().find(|rule| rule_key(*rule) == key)
}

fn optional<T>(typed: &str, read: impl FnOnce(&str) -> Result<T, Flaw>) -> Result<Option<T>, Flaw> {
    if typed.trim().is_empty() { Ok(None) } else { read(typed).map(Some) }
}

fn places(typed: &str) -> Result<u32, Flaw> {
    let places = forms::whole_number(typed)?;
    let flaw = Flaw::OutOfRange { least: 1, most: 10_000 };
    u32::try_from(places).ok().filter(|places| (1..=10_000).contains(places)).ok_or(flaw)
}

fn days(typed: &str) -> Result<u16, Flaw> {
    let days = forms::whole_number(typed)?;
    let flaw = Flaw::OutOfRange { least: 1, most: 365 };
    u16::try_from(days).ok().filter(|days| (1..=365).contains(days)).ok_or(flaw)
}
