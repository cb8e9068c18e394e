#include "features/orders/use_cases_approval.hpp"

#include "features/approvals/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/orders/rules.hpp"
#include "features/orders/use_cases_aggregate.hpp"
#include "features/orders/use_cases_change.hpp"

namespace zhuli::orders {

namespace {

approvals::Facts facts_of(const Order& order) {
    approvals::Facts facts;
    facts.amount_minor = order.amount_minor;
    for (const OrderLine& line : order.lines)
        facts.lines.push_back({line.product_id, line.product_code.v + " " + line.product_name.v,
                               line.quantity, line.unit_price_e4, line.list_price_e4,
                               line.floor_price_e4, line.amount_minor});
    return facts;
}

/// Whoever approves need not be somebody who sells.
Ctx without_scope(const Ctx& ctx) {
    Ctx system = ctx;
    system.rights = nullptr;
    system.path = Path::rule;
    return system;
}

void turn_back(Order& order) {
    order.commercial = Commercial::draft;
    order.confirmed_by = {};
    order.confirmed_words = {};
}

/// To where it was to go; a shortage since then makes it a draft again.
Result<std::string_view> go_on(Tx& tx, const Ctx& ctx, Order& order) {
    if (order.after_approval == Goal::submit) {
        TRY(order.commercial, next_state(ctx, order, "send_on"));
        return std::string_view("order.submitted");
    }
    Confirmation yes;
    yes.accept_shortage = order.after_approval == Goal::confirm_short;
    yes.confirmed_by = order.confirmed_by;
    yes.words = order.confirmed_words;
    if (confirm(tx, ctx, yes, "confirm_on", order).ok()) return std::string_view("order.confirmed");
    turn_back(order);
    return std::string_view("order.turned_back");
}

}  // namespace

approvals::Filing filing_of(const Order& order, std::vector<approvals::Finding> findings,
                            const Text<500>& reason) {
    approvals::Filing filing;
    filing.subject_id = order.id;
    filing.subject_version = order.version + 1;
    filing.subject_number = order.number.v;
    filing.customer_id = order.customer_id;
    filing.customer_name = order.customer_name.v;
    filing.owner_id = order.owner_id;
    filing.amount_minor = order.amount_minor;
    filing.findings = std::move(findings);
    filing.reason = reason.v;
    filing.earlier_id = order.approval_id;
    return filing;
}

std::vector<approvals::Finding> findings_of(Tx& tx, const Order& order, bool hold, Money own_used) {
    const GateFacts gate = gate_facts(tx, order.customer_id);
    const auto policies = approvals::policies_in(gate.policies);
    approvals::Facts facts = facts_of(order);
    if (gate.credit_limit_minor.v > 0 &&
        approvals::asks_for_credit(policies, approvals::Document::order)) {
        if (hold) hold_credit(tx, order.customer_id);
        facts.credit_limit_minor = gate.credit_limit_minor;
        facts.credit_used_minor = credit_used(tx, order.customer_id) - own_used;
    }
    auto findings = approvals::findings_of(policies, facts);
    if (!findings.empty() && approvals::allows(tx, order.approval_id, order.customer_id, findings))
        findings.clear();
    return findings;
}

Result<bool> wait_for_approval(Tx& tx, const Ctx& ctx, Order& order, Goal goal,
                               const Text<500>& reason) {
    if (ctx.is_system()) return false;
    auto findings = findings_of(tx, order, true);
    if (findings.empty()) {
        if (order.approval_id) CHECK(approvals::drop(tx, ctx, order.approval_id));
        return false;
    }
    TRY(order.commercial, next_state(ctx, order, "wait"));
    order.after_approval = goal;
    give_number(tx, ctx, order);
    TRY(order.approval_id, approvals::file(tx, ctx, filing_of(order, std::move(findings), reason)));
    return true;
}

Result<> follow_approval(Tx& tx, const Ctx& ctx, const approvals::Approval& approval) {
    const Ctx system = without_scope(ctx);
    TRY(const auto before, load_for_change(tx, system, {approval.subject_id, 0}, "orders.edit"));
    if (before.commercial != Commercial::approval || before.approval_id != approval.id)
        return follow_change(tx, system, approval);
    Order after = before;
    std::string_view event = "order.turned_back";
    if (approval.state == approvals::ApprovalState::approved) {
        TRY(event, go_on(tx, system, after));
    } else {
        turn_back(after);
    }
    after.after_approval = Goal::none;
    if (is_shown(after)) freeze_terms(tx, system, after);
    return save_order(tx, system, before, after, {event, after.customer_id, event_body(after)});
}

OrderApproval approval_of(Tx& tx, const Ctx& ctx, const Order& order) {
    const auto found = approvals::find_approval(tx, order.approval_id);
    if (!found) return {};
    OrderApproval shown{found->id,     found->number.v,     found->state,
                        found->reason, found->ending_words, {}};
    if (found->ended_by)
        shown.ended_by_name = identity::remembered_name(tx, ctx.now, found->ended_by);
    return shown;
}

}  // namespace zhuli::orders
