#include "features/orders/rules_returns.hpp"

#include <algorithm>

#include "core/problems.hpp"

namespace zhuli::orders {

namespace {

using enum ReturnState;

constexpr Transition<ReturnState, Return> kWorkflow[] = {
    {requested, "approve", approved, "orders.approve_return"},
    {requested, "refuse", refused, "orders.approve_return"},
    {approved, "receive", received, "orders.receive_return"},
    {received, "inspect", inspected, "orders.inspect_return"},
    {ReturnState::inspected, "refund", refunded, "orders.settle_return"},
    {ReturnState::inspected, "exchange", exchanged, "orders.settle_return"},
    {ReturnState::inspected, "close", closed, "orders.settle_return"},
};

/// Of a line's amount the part of so many pieces; all of them are worth all of it.
Money part_of(const ReturnLine& line, Quantity pieces) {
    if (pieces == line.quantity) return line.amount_minor;
    return {line.amount_minor.v / line.quantity.v * pieces.v +
            line.amount_minor.v % line.quantity.v * pieces.v / line.quantity.v};
}

std::string path_of(std::size_t at, const char* field) {
    return "lines." + std::to_string(at) + "." + field;
}

void check_finding(const Finding& finding, const ReturnLine& line, std::size_t at,
                   Problems& problems) {
    if (finding.good.v < 0 || finding.damaged.v < 0 ||
        finding.good + finding.damaged != line.quantity)
        problems.push_back({path_of(at, "good"),
                            "orders.inspect_every_piece",
                            {{"quantity", std::to_string(line.quantity.v)}}});
    if (finding.damaged.v == 0) return;
    if (finding.fate == Fate::none)
        problems.push_back({path_of(at, "fate"), "orders.damaged_goes_where", {}});
    if (finding.words.empty()) problems.push_back({path_of(at, "words"), "field.required", {}});
}

}  // namespace

Workflow<ReturnState, Return> return_workflow() { return kWorkflow; }

Result<ReturnState> next_state(const Ctx& ctx, const Return& document, std::string_view action) {
    return step(return_workflow(), ctx, document, document.state, action);
}

std::vector<std::string> actions_for(const Ctx& ctx, const Return& document) {
    std::vector<std::string> actions;
    for (const auto& t : return_workflow())
        if (t.from == document.state && ctx.covers(t.permission, document.owner_id))
            actions.emplace_back(t.action);
    return actions;
}

Result<> check(const ReturnDecision& decision) {
    if (!decision.approve && decision.words.empty())
        return Problem::field("words", "field.required");
    return Done{};
}

Result<std::vector<ReturnLine>> inspected(const Return& document,
                                          std::span<const Finding> findings) {
    std::vector<ReturnLine> lines = document.lines;
    if (findings.empty()) {
        for (ReturnLine& line : lines) line.good = line.quantity;
        return lines;
    }
    Problems problems;
    std::vector<Id> seen;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& finding = findings[i];
        const auto line = std::ranges::find(lines, finding.line_id, &ReturnLine::id);
        if (line == lines.end()) {
            problems.push_back({path_of(i, "line_id"), "field.no_such_record", {}});
            continue;
        }
        if (std::ranges::find(seen, line->id) != seen.end())
            problems.push_back({path_of(i, "line_id"), "orders.line_twice", {}});
        seen.push_back(line->id);
        check_finding(finding, *line, i, problems);
        line->good = finding.good;
        line->damaged = finding.damaged;
        line->fate = finding.damaged.v > 0 ? finding.fate : Fate::none;
        line->finding = finding.words;
    }
    if (seen.size() < lines.size()) problems.push_back({"lines", "orders.inspect_every_line", {}});
    CHECK(refused_if_any(std::move(problems)));
    return lines;
}

Money proposed_credit(const Return& document) {
    if (document.our_fault) return document.amount_minor;
    Money sum;
    for (const ReturnLine& line : document.lines) sum += part_of(line, line.good);
    return sum;
}

Result<Money> credit_of(const Return& document, const Settlement& settlement) {
    const Money proposed = proposed_credit(document);
    const Money credit = settlement.credit_minor.value_or(proposed);
    Problems problems;
    if (credit.v < 0 || credit > document.amount_minor)
        problems.push_back({"credit_minor",
                            "orders.credit_beyond_worth",
                            {{"worth", format_money(document.amount_minor)}}});
    if (credit != proposed && settlement.words.empty())
        problems.push_back({"words", "orders.say_why_another_sum", {}});
    CHECK(refused_if_any(std::move(problems)));
    return credit;
}

std::vector<ExchangeLine> exchange_lines(const Return& document, const Order& order,
                                         const Settlement& settlement) {
    if (!settlement.lines.empty()) return settlement.lines;
    std::vector<ExchangeLine> lines;
    for (const ReturnLine& back : document.lines) {
        const auto line = std::ranges::find(order.lines, back.order_line_id, &OrderLine::id);
        INVARIANT(line != order.lines.end(), "a return names lines of its order");
        lines.push_back({line->product_id, back.quantity, line->unit_price_e4});
    }
    return lines;
}

bool came_back_whole(const Order& order, std::span<const Return> returns) {
    Quantity ordered, back;
    for (const OrderLine& line : order.lines) {
        if (line.delivered != line.quantity) return false;
        ordered += line.quantity;
    }
    for (const Return& document : returns)
        if (document.received_at.v != 0)
            for (const ReturnLine& line : document.lines) back += line.quantity;
    return back == ordered;
}

}  // namespace zhuli::orders
