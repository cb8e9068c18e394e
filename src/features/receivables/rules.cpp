#include "features/receivables/rules.hpp"

#include <algorithm>
#include <set>

#include "core/json_out.hpp"
#include "core/text/company.hpp"

namespace zhuli::receivables {

namespace {

using enum Role;
using enum BankState;

constexpr Permission kPermissions[] = {
    {"receivables.read", {{finance, Scope::org}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"receivables.edit", {{finance, Scope::org}, {admin, Scope::org}}},
    {"receivables.statement",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
};

bool is_untouched(const BankReceipt& receipt) { return receipt.open_minor == receipt.amount_minor; }
bool has_matches(const BankReceipt& receipt) { return receipt.matched_minor.v > 0; }

constexpr std::string_view kEdit = "receivables.edit";
constexpr Transition<BankState, BankReceipt> kWorkflow[] = {
    {unmatched, "match", unmatched, kEdit},
    {unmatched, "keep", credit, kEdit},
    {unmatched, "repay", unmatched, kEdit},
    {unmatched, "void", voided, kEdit, is_untouched},
    {unmatched, "unmatch", unmatched, kEdit, has_matches},
    {credit, "match", credit, kEdit},
    {credit, "repay", credit, kEdit},
    {credit, "unmatch", credit, kEdit, has_matches},
    {settled, "unmatch", unmatched, kEdit, has_matches},
};

std::vector<std::string> cells_of(std::string_view line) {
    const char between = line.find('\t') != line.npos ? '\t' : ',';
    std::vector<std::string> cells;
    while (true) {
        const auto end = line.find(between);
        auto cell = line.substr(0, end);
        while (!cell.empty() && (cell.front() == ' ' || cell.front() == '"')) cell.remove_prefix(1);
        while (!cell.empty() && (cell.back() == ' ' || cell.back() == '"' || cell.back() == '\r'))
            cell.remove_suffix(1);
        cells.emplace_back(cell);
        if (end == line.npos) return cells;
        line.remove_prefix(end + 1);
    }
}

template <class T>
bool read_into(const std::string& cell, T& value) {
    Reading reading;
    return Value<T>::text(cell, value, reading) && reading.problems.empty();
}

bool is_part_of_number(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-';
}

bool same_company(std::string_view a, std::string_view b) {
    return !a.empty() && text::company_key(a) == text::company_key(b);
}

int weight_of(const Suggestion& suggestion) {
    int weight = 0;
    for (const std::string& reason : suggestion.reasons)
        weight += reason == "number_in_remark" ? 4 : reason == "same_payer" ? 2 : 1;
    return weight;
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<BankState, BankReceipt> workflow() { return kWorkflow; }

Result<> check(const BankReceipt& receipt, std::string_view currency, Date today) {
    Problems problems;
    if (receipt.amount_minor.v <= 0)
        problems.push_back({"amount_minor", "receivables.receives_nothing", {}});
    if (receipt.currency.v != currency)
        problems.push_back(
            {"currency", "receivables.other_currency", {{"currency", std::string(currency)}}});
    if (receipt.received_on > today)
        problems.push_back({"received_on", "receivables.in_the_future", {}});
    return refused_if_any(std::move(problems));
}

void settle(BankReceipt& receipt) {
    receipt.open_minor = receipt.amount_minor - receipt.matched_minor - receipt.returned_minor;
    if (receipt.state == voided) return;
    receipt.state = receipt.open_minor.v == 0 ? settled : receipt.customer_id ? credit : unmatched;
}

Result<> check_matches(const BankReceipt& receipt, std::span<const MatchPart> parts) {
    Problems problems;
    if (parts.empty()) problems.push_back({"orders", "field.required", {}});
    std::set<Id> seen;
    Money sum;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto path = "orders." + std::to_string(i) + ".";
        if (parts[i].amount_minor.v <= 0)
            problems.push_back({path + "amount_minor", "receivables.receives_nothing", {}});
        if (!seen.insert(parts[i].order_id).second)
            problems.push_back({path + "order_id", "receivables.order_twice", {}});
        sum += parts[i].amount_minor;
    }
    if (sum > receipt.open_minor)
        problems.push_back(
            {"orders", "receivables.more_than_open", {{"open", format_money(receipt.open_minor)}}});
    return refused_if_any(std::move(problems));
}

Result<> check_repayment(const BankReceipt& receipt, const Repayment& repayment) {
    if (repayment.amount_minor.v <= 0)
        return Problem::field("amount_minor", "receivables.receives_nothing");
    if (repayment.amount_minor <= receipt.open_minor) return Done{};
    return Problem::invalid({{"amount_minor",
                              "receivables.more_than_open",
                              {{"open", format_money(receipt.open_minor)}}}});
}

std::vector<std::string> lines_in(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        if (line.find_first_not_of(" \t\r,") != line.npos) lines.emplace_back(line);
        if (end == text.npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

ReadRow read_row(std::string_view line) {
    ReadRow row;
    auto cells = cells_of(line);
    if (cells.size() < 4) return {{}, "receivables.row_too_short"};
    std::erase_if(cells[2], [](char c) { return c == ','; });
    std::replace(cells[0].begin(), cells[0].end(), '/', '-');
    if (!read_into(cells[0], row.receipt.received_on) || !row.receipt.received_on)
        return {{}, "receivables.row_no_day"};
    const auto amount = parse_money(cells[2]);
    if (!amount || amount->v > Money::kMax) return {{}, "receivables.row_no_amount"};
    row.receipt.amount_minor = *amount;
    const bool named = read_into(cells[1], row.receipt.payer_name) && !cells[1].empty();
    const bool known = read_into(cells[3], row.receipt.reference) && !cells[3].empty();
    if (!named || !known) return {{}, "receivables.row_no_name"};
    if (cells.size() > 4 && !read_into(cells[4], row.receipt.remark))
        return {{}, "receivables.row_no_name"};
    row.receipt.source = BankSource::pasted;
    return row;
}

std::vector<std::string> numbers_in(std::string_view remark) {
    std::vector<std::string> numbers;
    for (auto at = remark.find("SO-"); at != remark.npos; at = remark.find("SO-", at + 3)) {
        auto end = at;
        while (end < remark.size() && is_part_of_number(remark[end])) ++end;
        numbers.emplace_back(remark.substr(at, end - at));
    }
    return numbers;
}

std::vector<Suggestion> suggest(const BankReceipt& receipt, std::span<const Candidate> candidates) {
    const auto named = numbers_in(receipt.remark.v);
    std::vector<Suggestion> suggestions;
    for (const Candidate& candidate : candidates) {
        Suggestion one;
        static_cast<Candidate&>(one) = candidate;
        if (std::ranges::find(named, candidate.number) != named.end())
            one.reasons.emplace_back("number_in_remark");
        const bool same_payer =
            same_company(receipt.payer_name.v, candidate.customer_name) ||
            (receipt.customer_id && receipt.customer_id == candidate.customer_id);
        if (same_payer) one.reasons.emplace_back("same_payer");
        if (candidate.due_minor == receipt.open_minor) one.reasons.emplace_back("same_amount");
        one.take_minor = std::min(candidate.due_minor, receipt.open_minor);
        if (!one.reasons.empty() && one.take_minor.v > 0) suggestions.push_back(std::move(one));
    }
    std::ranges::stable_sort(suggestions, [](const Suggestion& a, const Suggestion& b) {
        const int left = weight_of(a), right = weight_of(b);
        return left != right ? left > right : a.placed_on < b.placed_on;
    });
    return suggestions;
}

Result<> check_period(const StatementQuestion& question) {
    if (question.to < question.from)
        return Problem::field("to", "receivables.ends_before_it_begins");
    if (question.to.days - question.from.days > kStatementDaysLimit)
        return Problem::field("to", "receivables.period_too_long");
    return Done{};
}

void add_up(Statement& statement) {
    std::ranges::stable_sort(statement.entries, {}, &Entry::on);
    Money balance = statement.opening_minor;
    for (Entry& entry : statement.entries) {
        balance += entry.amount_minor;
        entry.balance_minor = balance;
        switch (entry.kind) {
            case EntryKind::order:
                statement.ordered_minor += entry.amount_minor;
                break;
            case EntryKind::receipt:
            case EntryKind::reversal:
                statement.received_minor += -entry.amount_minor;
                break;
            case EntryKind::refund:
                statement.refunded_minor += entry.amount_minor;
                break;
            case EntryKind::returned:
            case EntryKind::allowance:
                statement.returned_minor += -entry.amount_minor;
                break;
        }
    }
    statement.closing_minor = balance;
}

std::vector<Band> bands(Date today) {
    const Date long_ago = Date::from_ymd(1970, 1, 1);
    return {{"due_week", today, today.plus_days(6), 0, {}},
            {"overdue_30", today.plus_days(-30), today.plus_days(-1), 0, {}},
            {"overdue_60", today.plus_days(-60), today.plus_days(-31), 0, {}},
            {"overdue_90", today.plus_days(-90), today.plus_days(-61), 0, {}},
            {"overdue_more", long_ago, today.plus_days(-91), 0, {}}};
}

std::string event_body(const BankReceipt& receipt, std::string_view reason) {
    JsonOut out;
    out.begin_object().key("number").string(receipt.reference.v);
    out.key("amount_minor").integer(receipt.amount_minor.v);
    if (!reason.empty()) out.key("reason").string(reason);
    return out.end_object().take();
}

}  // namespace zhuli::receivables
