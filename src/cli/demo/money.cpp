// Money on the last open day: what the bank shows and nobody matched yet, a payment with something
// over, and invoices on their way from a request to the customer. Throws no dice.
#include <fmt/format.h>

#include "cli/demo/company.hpp"
#include "features/invoices/use_cases.hpp"
#include "features/orders/use_cases.hpp"
#include "features/receivables/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

constexpr std::size_t kUnmatched = 5;
constexpr std::size_t kWithCredit = 2;
constexpr std::size_t kInvoices = 9;
constexpr std::int64_t kOver = 50'000;

receivables::BankReceipt receipt_of(const Ctx& ctx, std::string_view payer, Money amount,
                                    std::string_view remark, std::size_t number) {
    receivables::BankReceipt receipt;
    receipt.reference = std::string_view(fmt::format("ICBC{}{:04}", ctx.today.to_string(), number));
    receipt.received_on = ctx.today;
    receipt.payer_name = payer;
    receipt.amount_minor = amount;
    receipt.remark = remark;
    return receipt;
}

bool owes_all(const Deal& deal) {
    return !deal.ended && deal.shipments > 0 && deal.paid.v == 0 && deal.amount.v > 0;
}

void come_in(Company& c, Deal& deal, std::size_t number) {
    c.call(c.finance, [&deal, number](Tx& tx, const Ctx& ctx) -> Result<> {
        TRY(const auto order, orders::show_order(tx, ctx, {deal.order}));
        const std::string remark = number % 2 == 0 ? "付 " + order.number.v + " 货款" : "货款";
        CHECK(receivables::create_receipt(
            tx, ctx, receipt_of(ctx, order.customer_name.v, deal.amount, remark, number)));
        return Done{};
    });
}

void come_in_and_match(Company& c, Deal& deal, std::size_t number) {
    deal.paid = deal.amount;
    c.call(c.finance, [&deal, number](Tx& tx, const Ctx& ctx) -> Result<> {
        TRY(const auto order, orders::show_order(tx, ctx, {deal.order}));
        TRY(const auto came, receivables::create_receipt(
                                 tx, ctx,
                                 receipt_of(ctx, order.customer_name.v,
                                            order.due_minor + Money{kOver}, "货款", number)));
        receivables::NewMatches matches;
        matches.id = came.id;
        matches.orders = {{deal.order, order.due_minor}};
        CHECK(receivables::match_receipt(tx, ctx, matches));
        return Done{};
    });
}

Result<Id> ask_for_invoice(Tx& tx, const Ctx& ctx, const Deal& deal) {
    TRY(const auto order, orders::show_order(tx, ctx, {deal.order}));
    const customers::Customer& customer = deal.buyer->customer;
    invoices::InvoiceTitle title;
    title.customer_id = deal.buyer->id;
    title.name = customer.name;
    title.tax_no = customer.credit_code;
    title.address = customer.address;
    if (customer.credit_code.v.empty()) title.title_kind = invoices::TitleKind::person;
    TRY(const auto kept, invoices::create_title(tx, ctx, title));
    invoices::NewInvoice asked;
    asked.title_id = kept.id;
    asked.orders = {{deal.order, order.amount_minor}};
    TRY(const auto invoice, invoices::request_invoice(tx, ctx, asked));
    return invoice.id;
}

void invoice(Company& c, const Deal& deal, std::size_t number) {
    const auto id = std::make_shared<Id>();
    c.call(c.sellers[deal.buyer->seller], [&deal, id](Tx& tx, const Ctx& ctx) -> Result<> {
        TRY(*id, ask_for_invoice(tx, ctx, deal));
        return Done{};
    });
    if (number % 3 == 0) return;
    c.call(c.finance, [id, number](Tx& tx, const Ctx& ctx) -> Result<> {
        invoices::Issue issue;
        issue.id = *id;
        issue.invoice_no = std::string_view(fmt::format("24332000000{:09}", 1000 + number));
        CHECK(invoices::issue_invoice(tx, ctx, issue));
        if (number % 3 == 1) return Done{};
        invoices::Sending sending;
        sending.id = *id;
        CHECK(invoices::deliver_invoice(tx, ctx, sending));
        return Done{};
    });
}

void come_in_today(Company& c) {
    std::size_t came = 0, invoiced = 0;
    for (auto at = c.deals.rbegin(); at != c.deals.rend(); ++at) {
        Deal& deal = *at;
        if (deal.buyer->let_go || deal.ended) continue;
        if (owes_all(deal) && came < kUnmatched + kWithCredit) {
            if (came < kUnmatched)
                come_in(c, deal, came);
            else
                come_in_and_match(c, deal, came);
            ++came;
        } else if (deal.shipments > 0 && deal.paid == deal.amount && invoiced < kInvoices) {
            invoice(c, deal, invoiced++);
        }
    }
    c.call(c.finance, [](Tx& tx, const Ctx& ctx) -> Result<> {
        CHECK(receivables::create_receipt(
            tx, ctx,
            receipt_of(ctx, "王建军", Money{368'000}, "个人转账", kUnmatched + kWithCredit)));
        return Done{};
    });
}

}  // namespace

void plan_money(Company& c) {
    constexpr int kEvening = 17 * 60 + 50;
    c.at(c.zone.at(c.season.open_before(c.today), kEvening), [&c] { come_in_today(c); });
}

}  // namespace zhuli::cli::demo
