#include "features/quotes/use_cases_approval.hpp"

#include "features/approvals/use_cases.hpp"
#include "features/customers/use_cases_names.hpp"

namespace zhuli::quotes {

namespace {

/// Whoever approves need not be somebody who sells.
Ctx without_scope(const Ctx& ctx) {
    Ctx system = ctx;
    system.rights = nullptr;
    system.path = Path::rule;
    return system;
}

approvals::Filing filing_of(Tx& tx, const Quote& quote, std::vector<approvals::Finding> findings,
                            const Text<500>& reason) {
    const Id customer[] = {quote.customer_id};
    approvals::Filing filing;
    filing.document = approvals::Document::quote;
    filing.subject_id = quote.id;
    filing.subject_version = quote.version + 1;
    filing.subject_number = quote.number.v;
    filing.customer_id = quote.customer_id;
    filing.customer_name = customers::names_of(tx, customer)[quote.customer_id];
    filing.owner_id = quote.owner_id;
    filing.amount_minor = quote.amount_minor;
    filing.findings = std::move(findings);
    filing.reason = reason.v;
    filing.earlier_id = quote.approval_id;
    return filing;
}

}  // namespace

Result<Quote> ask_for_approval(Tx& tx, const Ctx& ctx, const Quote& before,
                               std::vector<approvals::Finding> findings, const Text<500>& reason) {
    Quote after = before;
    enter(after, QuoteState::approval);
    TRY(after.approval_id,
        approvals::file(tx, ctx, filing_of(tx, before, std::move(findings), reason)));
    CHECK(save_quote(tx, ctx, before, after, "quote.approval_asked"));
    return after;
}

Result<> follow_approval(Tx& tx, const Ctx& ctx, const approvals::Approval& approval) {
    const Ctx system = without_scope(ctx);
    TRY(const auto before, load_for_change(tx, system, {approval.subject_id, 0}));
    if (before.state != QuoteState::approval || before.approval_id != approval.id) return Done{};
    Quote after = before;
    const bool yes = approval.state == approvals::ApprovalState::approved;
    enter(after, yes ? QuoteState::ready : QuoteState::draft);
    return save_quote(tx, system, before, after, yes ? "quote.approved" : "quote.turned_back");
}

}  // namespace zhuli::quotes
