//! All faults of a file at once, each behind a switch of its own: the crate is built once, and a variable of the
//! environment says which fault is in.

use std::collections::BTreeSet;

use anyhow::Context as _;
use syn::spanned::Spanned as _;
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, BinOp, Block, Expr, ExprMatch, Item, Pat, Signature, Stmt, UnOp, parse_quote,
};

use super::values::values;

/// One small fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// What switches it on. No fault is number zero.
    pub(super) number: u32,
    /// The file and the line.
    pub(super) place: String,
    /// What stands there instead.
    pub(super) what: String,
}

/// The variable that says which fault is in.
pub(super) const VARIABLE: &str = "KALAKA_FAULT";

/// The module that every crate with faults gets.
pub(super) const FAULTS: &str = r#"
#[doc(hidden)]
pub mod faults {
    pub fn on(number: u32) -> bool {
        static ON: std::sync::LazyLock<u32> = std::sync::LazyLock::new(|| {
            std::env::var("KALAKA_FAULT").ok().and_then(|on| on.parse().ok()).unwrap_or(0)
        });
        *ON == number
    }
}
"#;

/// Puts the faults of one file in, but for those that do not compile; numbers go on from `next`.
pub(super) fn switched(
    file: &str,
    source: &str,
    next: &mut u32,
    without: &BTreeSet<u32>,
) -> anyhow::Result<(String, Vec<Fault>)> {
    let mut parsed = syn::parse_file(source).with_context(|| format!("{file} is no Rust"))?;
    let mut switches =
        Switches { file, next, without, function: String::new(), faults: Vec::new() };
    switches.visit_file_mut(&mut parsed);
    let faults = switches.faults;
    Ok((prettyplease::unparse(&parsed), faults))
}

struct Switches<'a> {
    file: &'a str,
    next: &'a mut u32,
    without: &'a BTreeSet<u32>,
    function: String,
    faults: Vec<Fault>,
}

impl Switches<'_> {
    /// The number of a new fault, unless it is one that does not compile.
    fn new_fault(&mut self, line: usize, what: &str) -> Option<u32> {
        *self.next += 1;
        let number = *self.next;
        if self.without.contains(&number) {
            return None;
        }
        let what = format!("{what} in {}", self.function);
        self.faults.push(Fault { number, place: format!("{}:{line}", self.file), what });
        Some(number)
    }

    /// An expression that is another one while its fault is in.
    fn wrap(&mut self, expression: &mut Expr, line: usize, what: &str, other: &Expr) {
        if let Some(number) = self.new_fault(line, what) {
            let as_it_is = &*expression;
            *expression =
                parse_quote!((if crate::faults::on(#number) { #other } else { #as_it_is }));
        }
    }

    fn function(&mut self, attributes: &[Attribute], signature: &Signature, block: &mut Block) {
        if signature.constness.is_some() || is_for_tests(attributes) || signature.ident == "main" {
            return;
        }
        let outer = std::mem::replace(&mut self.function, signature.ident.to_string());
        visit_mut::visit_block_mut(self, block);
        let line = signature.span().start().line;
        for value in values(&signature.output) {
            if block.stmts.is_empty() || is_already(block, &value) {
                continue;
            }
            if let Some(number) = self.new_fault(line, &format!("the whole is {value}"))
                && let Ok(value) = syn::parse_str::<Expr>(&value)
            {
                let leave = parse_quote!(if crate::faults::on(#number) { return #value; });
                block.stmts.insert(0, leave);
            }
        }
        self.function = outer;
    }

    /// Faults that leave out an arm of a `match`, where another takes what it would have taken.
    fn arms(&mut self, matching: &mut ExprMatch) {
        let has_rest =
            matching.arms.iter().any(|arm| arm.guard.is_none() && matches!(arm.pat, Pat::Wild(_)));
        for arm in &mut matching.arms {
            let line = arm.pat.span().start().line;
            if let Some((_, guard)) = &mut arm.guard
                && !holds_let(guard)
            {
                self.wrap(guard.as_mut(), line, "the guard holds", &parse_quote!(true));
                self.wrap(guard.as_mut(), line, "the guard does not hold", &parse_quote!(false));
            }
            let is_rest = arm.guard.is_none() && matches!(arm.pat, Pat::Wild(_));
            if has_rest
                && !is_rest
                && arm.guard.as_ref().is_none_or(|(_, guard)| !holds_let(guard))
                && let Some(number) = self.new_fault(line, "the arm is left out")
            {
                let guard = match arm.guard.take() {
                    Some((_, guard)) => parse_quote!(!crate::faults::on(#number) && #guard),
                    None => parse_quote!(!crate::faults::on(#number)),
                };
                arm.guard = Some((parse_quote!(if), Box::new(guard)));
            }
        }
    }
}

impl VisitMut for Switches<'_> {
    fn visit_item_mut(&mut self, item: &mut Item) {
        match item {
            Item::Const(_) | Item::Static(_) | Item::Macro(_) => {}
            Item::Mod(module) if is_for_tests(&module.attrs) => {}
            // Only who programs reads it.
            Item::Impl(it) if is_of(it, "Debug") => {}
            _ => visit_mut::visit_item_mut(self, item),
        }
    }

    fn visit_item_fn_mut(&mut self, it: &mut syn::ItemFn) {
        self.function(&it.attrs, &it.sig, &mut it.block);
    }

    fn visit_impl_item_fn_mut(&mut self, it: &mut syn::ImplItemFn) {
        self.function(&it.attrs, &it.sig, &mut it.block);
    }

    fn visit_trait_item_fn_mut(&mut self, it: &mut syn::TraitItemFn) {
        if let Some(block) = &mut it.default {
            self.function(&it.attrs, &it.sig, block);
        }
    }

    // What the compiler works out itself knows no switches.
    fn visit_pat_mut(&mut self, _: &mut Pat) {}
    fn visit_type_mut(&mut self, _: &mut syn::Type) {}
    fn visit_expr_const_mut(&mut self, _: &mut syn::ExprConst) {}
    fn visit_impl_item_const_mut(&mut self, _: &mut syn::ImplItemConst) {}
    fn visit_trait_item_const_mut(&mut self, _: &mut syn::TraitItemConst) {}
    fn visit_angle_bracketed_generic_arguments_mut(
        &mut self,
        _: &mut syn::AngleBracketedGenericArguments,
    ) {
    }
    fn visit_expr_repeat_mut(&mut self, it: &mut syn::ExprRepeat) {
        self.visit_expr_mut(&mut it.expr);
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        let before = expression.clone();
        visit_mut::visit_expr_mut(self, expression);
        match before {
            Expr::Binary(before) if !holds_let(&before.left) && !holds_let(&before.right) => {
                for &(name, op) in others(&before.op) {
                    let mut other = before.clone();
                    let line = before.op.span().start().line;
                    let what = format!("{} is {name}", said(&before.op));
                    other.op = op();
                    self.wrap(expression, line, &what, &Expr::Binary(other));
                }
            }
            Expr::Unary(before) if matches!(before.op, UnOp::Not(_) | UnOp::Neg(_)) => {
                let line = before.op.span().start().line;
                let sign = if matches!(before.op, UnOp::Not(_)) { "!" } else { "-" };
                self.wrap(expression, line, &format!("{sign} is left out"), &before.expr);
            }
            Expr::Match(_) => {
                if let Expr::Match(matching) = expression {
                    self.arms(matching);
                }
            }
            _ => {}
        }
    }
}

type Other = (&'static str, fn() -> BinOp);

macro_rules! other {
    ($($op:tt)+) => {
        (stringify!($($op)+), || parse_quote!($($op)+))
    };
}

/// What may stand in the place of an operator by mistake.
fn others(op: &BinOp) -> &'static [Other] {
    match op {
        BinOp::Eq(_) => &[other!(!=)],
        BinOp::Ne(_) => &[other!(==)],
        BinOp::And(_) => &[other!(||)],
        BinOp::Or(_) => &[other!(&&)],
        BinOp::Lt(_) => &[other!(==), other!(>), other!(<=)],
        BinOp::Gt(_) => &[other!(==), other!(<), other!(>=)],
        BinOp::Le(_) => &[other!(>)],
        BinOp::Ge(_) => &[other!(<)],
        BinOp::Add(_) => &[other!(-), other!(*)],
        BinOp::Sub(_) => &[other!(+), other!(/)],
        BinOp::Mul(_) => &[other!(+), other!(/)],
        BinOp::Div(_) => &[other!(*), other!(%)],
        BinOp::Rem(_) => &[other!(/), other!(+)],
        BinOp::Shl(_) => &[other!(>>)],
        BinOp::Shr(_) => &[other!(<<)],
        BinOp::BitAnd(_) => &[other!(|), other!(^)],
        BinOp::BitOr(_) => &[other!(&), other!(^)],
        BinOp::BitXor(_) => &[other!(&), other!(|)],
        BinOp::AddAssign(_) => &[other!(-=), other!(*=)],
        BinOp::SubAssign(_) => &[other!(+=), other!(/=)],
        BinOp::MulAssign(_) => &[other!(+=), other!(/=)],
        BinOp::DivAssign(_) => &[other!(*=), other!(%=)],
        BinOp::BitAndAssign(_) => &[other!(|=)],
        BinOp::BitOrAssign(_) => &[other!(&=)],
        _ => &[],
    }
}

fn said(op: &BinOp) -> String {
    quote::ToTokens::to_token_stream(op).to_string()
}

/// Whether a function gives this value whatever happens.
fn is_already(block: &Block, value: &str) -> bool {
    let [Stmt::Expr(only, None)] = block.stmts.as_slice() else { return false };
    let without_gaps = |text: &str| text.split_whitespace().collect::<String>();
    let only = without_gaps(&quote::ToTokens::to_token_stream(only).to_string());
    only == without_gaps(value) || (value == "Default::default()" && only.ends_with("::default()"))
}

fn is_of(it: &syn::ItemImpl, name: &str) -> bool {
    let last = it.trait_.as_ref().and_then(|(_, path, _)| path.segments.last());
    last.is_some_and(|segment| segment.ident == name)
}

/// Whether a function or module is there for tests alone.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_test = attribute.path().segments.last().is_some_and(|last| last.ident == "test");
        is_test
            || attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Ident>().is_ok_and(|word| word == "test")
    })
}

/// Whether a condition binds something, and so can't be moved into a branch.
fn holds_let(condition: &Expr) -> bool {
    struct Seen(bool);
    impl Visit<'_> for Seen {
        fn visit_expr_let(&mut self, _: &syn::ExprLet) {
            self.0 = true;
        }
        // What is bound in there stays in there.
        fn visit_block(&mut self, _: &Block) {}
        fn visit_expr_if(&mut self, _: &syn::ExprIf) {}
        fn visit_expr_while(&mut self, _: &syn::ExprWhile) {}
        fn visit_expr_closure(&mut self, _: &syn::ExprClosure) {}
    }
    let mut seen = Seen(false);
    seen.visit_expr(condition);
    seen.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put_in(source: &str, without: &[u32]) -> (String, Vec<String>) {
        let without = without.iter().copied().collect();
        let (text, faults) = switched("a.rs", source, &mut 0, &without).unwrap();
        let told = faults.into_iter().map(|it| format!("{} {} {}", it.number, it.place, it.what));
        (text, told.collect())
    }

    #[test]
    fn every_operator_and_body_gets_its_switches() {
        let source = "fn is_open(a: u8) -> bool {\n    a != 3\n}\n";
        let (text, faults) = put_in(source, &[]);
        assert_eq!(
            faults,
            [
                "1 a.rs:2 != is == in is_open",
                "2 a.rs:1 the whole is true in is_open",
                "3 a.rs:1 the whole is false in is_open",
            ]
        );
        assert!(text.contains("if crate::faults::on(1u32) { a == 3 } else { a != 3 }"), "{text}");
        assert_eq!(text.matches("return").count(), 2, "{text}");
        let (text, faults) = put_in(source, &[1]);
        assert_eq!(faults.len(), 2, "the numbers of the others stay");
        assert!(!text.contains("on(1u32)") && text.contains("on(3u32)"), "{text}");
    }

    #[test]
    fn what_a_function_gives_anyway_is_no_fault() {
        let (_, faults) = put_in("fn f() -> bool { true }", &[]);
        assert_eq!(faults, ["1 a.rs:1 the whole is false in f"]);
        assert!(put_in("fn f() -> Actor { Self::default() }", &[]).1.is_empty());
    }

    #[test]
    fn arms_fall_to_the_rest_and_bindings_stay_together() {
        let source = "fn f(a: Option<u8>) {
            match a { Some(1) => g(), Some(b) if b > 2 => h(), _ => {} }
            if let Some(b) = a && b == 1 { g() }
        }";
        let (text, faults) = put_in(source, &[]);
        assert!(faults.iter().any(|told| told.contains("the guard does not hold")), "{faults:?}");
        assert_eq!(faults.iter().filter(|told| told.contains("left out")).count(), 2, "{faults:?}");
        assert!(!faults.iter().any(|told| told.contains("&&")), "{faults:?}");
        assert!(syn::parse_file(&text).is_ok());
    }

    #[test]
    fn what_tests_and_the_compiler_read_stays() {
        let source = "const A: usize = 1 + 1;
            const fn two() -> usize { 1 + 1 }
            impl fmt::Debug for B { fn fmt(&self) -> bool { 1 == 1 } }
            #[cfg(test)] mod tests { fn f() -> bool { true && false } }
            #[test] fn g() { h(1 + 1) }
            fn h(a: [u8; 1 + 1]) { k([0; 2 * 2]) }";
        let (_, faults) = put_in(source, &[]);
        assert_eq!(faults, ["1 a.rs:6 the whole is () in h"]);
    }
}
