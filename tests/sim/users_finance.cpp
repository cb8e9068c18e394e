#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/sim/users.hpp"

namespace zhuli::sim {

std::string json_of(const std::vector<Share>& shares) {
    std::string list;
    for (const Share& share : shares)
        list += fmt::format(R"({}{{"order_id":"{}","amount_minor":{}}})", list.empty() ? "" : ",",
                            share.order->id, share.amount);
    return "[" + list + "]";
}

void FinanceUsers::act() {
    auto& receipts = walk.model.money.receipts;
    const int kind = walk.between(1, 100);
    if (kind <= 30 || receipts.empty()) return add();
    BankReceipt& receipt =
        walk.some_that(receipts, [](const BankReceipt& one) { return one.open() > 0; });
    if (kind <= 70)
        match(receipt);
    else if (kind <= 82)
        unmatch(receipt);
    else
        end(receipt);
    compare(receipt);
}

/// Sometimes nothing, of tomorrow, or under a reference that is known.
void FinanceUsers::add() {
    auto& receipts = walk.model.money.receipts;
    BankReceipt receipt;
    const Order& order = walk.some_of(walk.model.orders.orders);
    const auto due = static_cast<int>(order.due());
    receipt.amount = walk.chance(45) ? due : walk.between(0, 40'000);
    receipt.day = walk.today_plus(walk.between(-3, walk.chance(8) ? 1 : 0));
    const BankReceipt* known = nullptr;
    if (walk.chance(6) && !receipts.empty()) known = &walk.some_of(receipts);
    const bool twice = known != nullptr && !known->voided;
    receipt.reference = twice ? known->reference : "F" + std::to_string(++references_);
    const bool may = receipt.amount > 0 && receipt.day <= walk.model.orders.clock.today && !twice;
    const auto outcome = walk.attempt(
        {{.who = "finance",
          .path = "/bank_receipts",
          .body = fmt::format(
              R"({{"reference":"{}","received_on":"{}","payer_name":"某公司","amount_minor":{}}})",
              receipt.reference, receipt.day, receipt.amount),
          .has_version = false},
         [&] { return may; }});
    if (!outcome.done) return;
    receipt.id = outcome.answer.text("id");
    receipts.push_back(receipt);
    compare(receipts.back());
}

/// Part of it, all of it or more than it, for one order or two, of one customer or of two.
void FinanceUsers::match(BankReceipt& receipt) {
    MoneyModel& money = walk.model.money;
    std::vector<Share> shares;
    for (int i = walk.chance(30) ? 2 : 1; i > 0; --i) {
        Order& order = walk.some_that(walk.model.orders.orders, [](const Order& one) {
            return one.state == "confirmed" && one.due() > 0;
        });
        const auto most =
            static_cast<int>(std::max<std::int64_t>(1, std::min(receipt.open(), order.due())));
        shares.push_back({&order, walk.chance(65) ? most : walk.between(0, most + most / 3 + 1)});
    }
    walk.attempt({{.who = "finance",
                   .path = "/bank_receipts/" + receipt.id + "/matching",
                   .body = R"({"orders":)" + json_of(shares) + "}"},
                  [&] { return money.match(receipt, shares); }});
    for (const Share& share : shares) walk.compare(*share.order);
}

void FinanceUsers::unmatch(BankReceipt& receipt) {
    if (receipt.matches.empty()) return;
    const std::size_t at = walk.index(receipt.matches.size());
    const Match& match = receipt.matches[at];
    std::string id;
    const auto shown = walk.look("/bank_receipts/" + receipt.id).json;
    for (const auto& one : shown.at("matches").as_array())
        if (text(one, "order_id") == match.share.order->id &&
            number(one, "amount_minor") == match.share.amount &&
            one.at("undone").as_bool() == match.undone)
            id = text(one, "id");
    walk.attempt({{.who = "finance",
                   .path = "/bank_receipts/" + receipt.id + "/unmatching",
                   .body = fmt::format(R"({{"match_id":"{}","reason":"记错"}})", id)},
                  [&] { return walk.model.money.unmatch(receipt, at); }});
    walk.compare(*match.share.order);
}

/// Kept for a customer, paid back, or written down wrongly.
void FinanceUsers::end(BankReceipt& receipt) {
    MoneyModel& money = walk.model.money;
    const int kind = walk.between(1, 100);
    const std::size_t customer = walk.index(walk.customers.size());
    const auto open = static_cast<int>(receipt.open());
    const int back = walk.chance(40) ? open : walk.between(0, open + open / 4 + 1);
    Attempt what;
    if (kind <= 40)
        what = {{.who = "finance",
                 .path = "credit",
                 .body = fmt::format(R"({{"customer_id":"{}"}})", walk.customers[customer].id)},
                [&] { return money.keep(receipt, customer); }};
    else if (kind <= 80)
        what = {{.who = "finance",
                 .path = "repayment",
                 .body = fmt::format(R"({{"amount_minor":{},"reason":"多付"}})", back)},
                [&] { return money.repay(receipt, back); }};
    else
        what = {{.who = "finance", .path = "voiding", .body = R"({"reason":"记错"})"},
                [&] { return money.void_it(receipt); }};
    what.request.path = "/bank_receipts/" + receipt.id + "/" + what.request.path;
    walk.attempt(what);
}

void FinanceUsers::compare(const BankReceipt& receipt) {
    const auto shown = walk.look("/bank_receipts/" + receipt.id, "finance").json;
    walk.reached.insert("money " + receipt.state());
    walk.same("money", text(shown, "state"), receipt.state());
    walk.same("matched", number(shown, "matched_minor"), receipt.matched);
    walk.same("paid back", number(shown, "returned_minor"), receipt.returned);
    walk.same("left", number(shown, "open_minor"), receipt.open());
    walk.same("actions", words(shown.at("actions")),
              fmt::format("{}", fmt::join(receipt.actions(), " ")));
    walk.same("whose the rest is", text(shown, "customer_id"),
              receipt.customer ? walk.customers[*receipt.customer].id : "");
    std::int64_t matched = 0;
    for (const auto& one : shown.at("matches").as_array())
        if (!one.at("undone").as_bool()) matched += number(one, "amount_minor");
    walk.same("sum of matches", matched, receipt.matched);
}

}  // namespace zhuli::sim
