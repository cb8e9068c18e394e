#include "features/orders/rules_payment.hpp"

#include <algorithm>
#include <numeric>

namespace zhuli::orders {

namespace {

using enum PayTerm;

constexpr int kWhole = 100;

InstalmentDraft part(PayWhen when, int days, Money amount) {
    return {.due_when = when, .days = days, .due_on = {}, .percent = 0, .amount_minor = amount};
}

Money share(Money amount, int percent) {
    return {amount.v / kWhole * percent + amount.v % kWhole * percent / kWhole};
}

template <class Rows>
Money sum_of(const Rows& rows) {
    return std::accumulate(rows.begin(), rows.end(), Money{},
                           [](Money sum, const auto& row) { return sum + row.amount_minor; });
}

Date day_of(const InstalmentDraft& row, const OrderHead& order, const PayFacts& facts) {
    if (row.due_on) return row.due_on;
    switch (row.due_when) {
        case PayWhen::on_signing:
            return facts.confirmed_on ? facts.confirmed_on.plus_days(row.days) : Date{};
        case PayWhen::before_shipping:
            return order.promised_on ? order.promised_on : facts.confirmed_on;
        case PayWhen::after_delivery:
            return facts.delivered_on ? facts.delivered_on.plus_days(row.days) : Date{};
    }
    return {};
}

void refuse_outside(Problems& problems, std::string path, std::int64_t value, int min, int max) {
    if (value >= min && value <= max) return;
    problems.push_back({std::move(path),
                        "field.out_of_range",
                        {{"min", std::to_string(min)}, {"max", std::to_string(max)}}});
}

/// Parts given in percent get their amounts; the last one what is left of a whole.
std::vector<InstalmentDraft> with_amounts(std::span<const InstalmentDraft> rows, Money amount) {
    std::vector<InstalmentDraft> out(rows.begin(), rows.end());
    int percent = 0;
    for (InstalmentDraft& row : out) {
        percent += row.percent;
        if (row.percent > 0) row.amount_minor = share(amount, row.percent);
    }
    const bool whole = percent == kWhole &&
                       std::ranges::all_of(out, [](const auto& row) { return row.percent > 0; });
    if (whole) out.back().amount_minor += amount - sum_of(out);
    return out;
}

void put_plan(const PaymentWish& wish, Order& order, Problems& problems) {
    if (wish.rows.empty()) problems.push_back({"instalments", "field.required", {}});
    if (wish.rows.size() > kInstalmentsLimit) {
        problems.push_back(
            {"instalments", "field.too_many", {{"max", std::to_string(kInstalmentsLimit)}}});
        return;
    }
    const auto rows = with_amounts(wish.rows, order.amount_minor);
    order.instalments.clear();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto path = "instalments." + std::to_string(i) + ".";
        refuse_outside(problems, path + "days", rows[i].days, 0, kCreditDaysLimit);
        refuse_outside(problems, path + "percent", rows[i].percent, 0, kWhole);
        if (rows[i].amount_minor.v <= 0)
            problems.push_back({path + "amount_minor", "orders.instalment_of_nothing", {}});
        Instalment& row = order.instalments.emplace_back();
        static_cast<InstalmentDraft&>(row) = rows[i];
        row.line_no = static_cast<int>(i) + 1;
    }
    if (!rows.empty() && sum_of(rows) != order.amount_minor)
        problems.push_back({"instalments",
                            "orders.plan_differs",
                            {{"planned", format_money(sum_of(rows))},
                             {"amount", format_money(order.amount_minor)}}});
}

void check_value(PayTerm term, int value, int credit_days, Problems& problems) {
    if (term == deposit) refuse_outside(problems, "pay_value", value, 1, kWhole - 1);
    if (term != credit) return;
    refuse_outside(problems, "pay_value", value, 1, kCreditDaysLimit);
    if (value > credit_days && value <= kCreditDaysLimit)
        problems.push_back(
            {"pay_value", "orders.credit_beyond", {{"days", std::to_string(credit_days)}}});
}

// Products of two amounts; not in ISO C++, so the warning about it is silenced here only.
__extension__ typedef __int128 Wide;

/// `whole` × part / of, towards zero.
Money part_of(Money whole, Money part, Money of) {
    return {static_cast<std::int64_t>(Wide{whole.v} * part.v / of.v)};
}

/// Rows whose money is there stay; the rest of the amount is spread over the others.
std::size_t paid_rows(const Order& order) {
    Money left = order.paid_minor;
    std::size_t kept = 0;
    for (const Instalment& row : order.instalments) {
        left = left - row.amount_minor;
        if (left.v < 0) break;
        ++kept;
    }
    return kept;
}

}  // namespace

std::vector<InstalmentDraft> drafts_of(std::span<const Instalment> rows) {
    return {rows.begin(), rows.end()};
}

std::vector<InstalmentDraft> plan_of(const Order& order) {
    const Money amount = order.amount_minor;
    switch (order.pay_term) {
        case on_delivery:
            return {part(PayWhen::after_delivery, 0, amount)};
        case prepaid:
            return {part(PayWhen::before_shipping, 0, amount)};
        case credit:
            return {part(PayWhen::after_delivery, order.pay_value, amount)};
        case deposit: {
            const Money first = share(amount, order.pay_value);
            return {part(PayWhen::before_shipping, 0, first),
                    part(PayWhen::after_delivery, 0, amount - first)};
        }
        case instalments:
            return drafts_of(order.instalments);
    }
    return {};
}

Money due_before_shipping(const Order& order) {
    Money due;
    for (const InstalmentDraft& row : plan_of(order))
        if (row.due_when != PayWhen::after_delivery) due += row.amount_minor;
    return due;
}

Money missing_before_shipping(const OrderHead& order) {
    return std::max(Money{}, order.prepay_minor - order.paid_minor - order.released_minor);
}

Result<> check_paid_before_shipping(const OrderHead& order) {
    const Money missing = missing_before_shipping(order);
    if (missing.v == 0) return Done{};
    return Problem::of(Status::conflict, "orders.pay_first",
                       {{"number", order.number.v},
                        {"prepay", format_money(order.prepay_minor)},
                        {"paid", format_money(order.paid_minor)},
                        {"missing", format_money(missing)}});
}

std::vector<Due> dues_of(const Order& order, const PayFacts& facts, Date today) {
    std::vector<Due> dues;
    for (const InstalmentDraft& row : plan_of(order)) {
        Due& due = dues.emplace_back();
        static_cast<InstalmentDraft&>(due) = row;
        due.falls_on = day_of(row, order, facts);
    }
    std::ranges::stable_sort(dues, [](const Due& a, const Due& b) {
        if (!a.falls_on || !b.falls_on) return a.falls_on && !b.falls_on;
        return a.falls_on < b.falls_on;
    });
    Money left = order.paid_minor + order.returned_minor;  // what came back is not owed
    for (Due& due : dues) {
        due.paid_minor = std::clamp(left, Money{}, due.amount_minor);
        left = left - due.paid_minor;
        if (due.paid_minor == due.amount_minor)
            due.state = DueState::paid;
        else if (due.falls_on && due.falls_on < today)
            due.state = DueState::overdue;
        else if (due.paid_minor.v > 0)
            due.state = DueState::partly_paid;
    }
    return dues;
}

Date next_due(std::span<const Due> dues) {
    const auto open = std::ranges::find_if(
        dues, [](const Due& due) { return due.paid_minor < due.amount_minor; });
    return open == dues.end() ? Date{} : open->falls_on;
}

void fit_plan(Order& order) {
    auto& rows = order.instalments;
    if (order.pay_term != instalments || rows.empty()) return;
    if (sum_of(rows) == order.amount_minor) return;
    std::size_t kept = paid_rows(order);
    if (kept == rows.size()) kept = rows.size() - 1;
    Money kept_amount, rest_before;
    for (std::size_t i = 0; i < rows.size(); ++i)
        (i < kept ? kept_amount : rest_before) += rows[i].amount_minor;
    if (kept_amount >= order.amount_minor) {
        kept = 0;
        rest_before += kept_amount;
        kept_amount = {};
    }
    Money rest = order.amount_minor - kept_amount;
    for (std::size_t i = kept; i < rows.size(); ++i) {
        const bool last = i + 1 == rows.size();
        const Money part =
            part_of(order.amount_minor - kept_amount, rows[i].amount_minor, rest_before);
        rows[i].amount_minor = last ? rest : part;
        rest = rest - rows[i].amount_minor;
    }
    std::erase_if(rows, [](const Instalment& row) { return row.amount_minor.v <= 0; });
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].line_no = static_cast<int>(i) + 1;
}

void put_payment(const PaymentWish& wish, int credit_days, Order& order, Problems& problems) {
    const PayTerm term = wish.term.value_or(credit_days > 0 ? credit : on_delivery);
    const bool counts = term == deposit || term == credit;
    const int value = !counts ? 0 : term == credit && wish.value == 0 ? credit_days : wish.value;
    const bool same = wish.term && term == order.pay_term && value == order.pay_value &&
                      std::ranges::equal(wish.rows, drafts_of(order.instalments));
    if (same) return fit_plan(order);
    check_value(term, value, credit_days, problems);
    order.pay_term = term;
    order.pay_value = value;
    order.instalments.clear();
    if (term == instalments) put_plan(wish, order, problems);
}

}  // namespace zhuli::orders
