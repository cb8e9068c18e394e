#include <fmt/format.h>

#include "tests/sim/users.hpp"

namespace zhuli::sim {

void InvoiceUsers::act() {
    auto& invoices = walk.model.money.invoices;
    if (invoices.empty() || walk.chance(50)) return request();
    Invoice& invoice = walk.some_that(invoices, [](const Invoice& one) { return one.counts(); });
    step(invoice);
    compare(invoice);
}

/// Of one order or two, all that is left, some of it or too much; now and then another customer's.
void InvoiceUsers::request() {
    MoneyModel& money = walk.model.money;
    Invoice invoice;
    for (int i = walk.chance(25) ? 2 : 1; i > 0; --i) {
        Order& order = walk.some_that(walk.model.orders.orders, [](const Order& one) {
            return one.state == "confirmed" || one.state == "closed";
        });
        const auto left =
            static_cast<int>(std::max<std::int64_t>(0, order.amount() - money.invoiced(order)));
        invoice.shares.push_back(
            {&order, walk.chance(40) ? left : walk.between(-1, left + left / 3 + 1)});
    }
    invoice.customer = walk.chance(90) ? invoice.shares.front().order->customer
                                       : walk.index(walk.customers.size());
    const auto outcome = walk.attempt(
        {{.who = "assistant",
          .path = "/invoices",
          .body = fmt::format(R"({{"title_id":"{}","orders":{}}})",
                              walk.customers[invoice.customer].title, json_of(invoice.shares)),
          .has_version = false},
         [&] { return money.may_invoice(invoice.customer, invoice.shares); }});
    if (outcome.done) {
        invoice.id = outcome.answer.text("id");
        money.invoices.push_back(invoice);
    }
    compare(outcome.done ? money.invoices.back() : invoice);
}

void InvoiceUsers::step(Invoice& invoice) {
    MoneyModel& money = walk.model.money;
    constexpr const char* kActions[] = {"issue", "issue", "deliver", "void", "reverse"};
    constexpr const char* kIssued[] = {"deliver", "deliver", "reverse", "void"};
    const char* next = invoice.state == "requested" ? "issue"
                       : invoice.state == "issued"  ? walk.one_of(kIssued)
                                                    : "reverse";
    const std::string action = walk.chance(60) ? next : walk.one_of(kActions);
    const bool by_seller = walk.chance(40) && action == "void";
    const int no = action == "issue" && !walk.chance(6) ? ++numbers_ : numbers_;
    const bool taken = action == "issue" && used_.contains(no);
    const std::map<std::string, std::pair<std::string, std::string>> how{
        {"issue", {"/issue", fmt::format(R"({{"code":"0331","invoice_no":"{}"}})", no)}},
        {"deliver", {"/delivery", R"({"sent_by":"email"})"}},
        {"void", {"/voiding", R"({"reason":"抬头错"})"}},
        {"reverse", {"/reversal", R"({"reason":"退货","red_no":"红1"})"}}};
    const auto& [path, body] = how.at(action);
    const auto outcome = walk.attempt({{.who = by_seller ? "assistant" : "finance",
                                        .path = "/invoices/" + invoice.id + path,
                                        .body = body},
                                       [&] {
                                           const bool allowed =
                                               !by_seller || invoice.state == "requested";
                                           return allowed && !taken && money.step(invoice, action);
                                       }});
    if (outcome.done && action == "issue") used_.insert(no);
}

void InvoiceUsers::compare(const Invoice& invoice) {
    if (!invoice.id.empty()) {
        const auto shown = walk.look("/invoices/" + invoice.id, "finance").json;
        walk.reached.insert("invoice " + invoice.state);
        walk.same("invoice", text(shown, "state"), invoice.state);
        walk.same("invoiced", number(shown, "amount_minor"), invoice.amount());
    }
    for (const Share& share : invoice.shares) {
        const auto shown = walk.look("/orders/" + share.order->id + "/invoices", "finance").json;
        const std::int64_t invoiced = walk.model.money.invoiced(*share.order);
        walk.same("invoiced of the order", number(shown, "invoiced_minor"), invoiced);
        walk.same("left to invoice", number(shown, "left_minor"),
                  std::max<std::int64_t>(0, share.order->amount() - invoiced));
    }
}

}  // namespace zhuli::sim
