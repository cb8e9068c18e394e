#include "features/invoices/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::invoices {
namespace {

using Codes = std::vector<std::string>;

Codes codes_of(const Result<>& checked) {
    Codes codes;
    if (!checked.ok())
        for (const FieldProblem& one : checked.problem().fields)
            codes.push_back(one.path + ":" + one.code);
    return codes;
}

InvoiceTitle full() {
    InvoiceTitle title;
    title.customer_id = {1};
    title.name = std::string_view("杭州精工机械有限公司");
    title.tax_no.v = "91330100MA2CC0000X";
    title.address = std::string_view("杭州");
    title.phone = std::string_view("0571-1");
    title.bank = std::string_view("工行");
    title.account = std::string_view("123");
    return title;
}

TEST(Titles, say_what_their_invoice_needs) {
    InvoiceTitle title = full();
    title.kind = InvoiceKind::special;
    EXPECT_EQ(codes_of(check(title)), Codes{});
    title.bank = {};
    EXPECT_EQ(codes_of(check(title)), Codes{"bank:invoices.special_needs_it"});
    title.kind = InvoiceKind::plain;
    title.tax_no.v.clear();
    EXPECT_EQ(codes_of(check(title)), Codes{"tax_no:invoices.company_needs_tax_no"});
    title.title_kind = TitleKind::person;
    EXPECT_EQ(codes_of(check(title)), Codes{});
    title = full();
    title.title_kind = TitleKind::person;
    title.kind = InvoiceKind::special;
    EXPECT_EQ(codes_of(check(title)), Codes{"kind:invoices.special_is_for_companies"});
}

TEST(Requests, take_at_most_what_is_not_invoiced) {
    const std::map<Id, OrderFacts> facts{{{1}, {{1}, "SO-1", true, {500}}},
                                         {{2}, {{1}, "SO-2", false, {500}}},
                                         {{3}, {{9}, "SO-3", true, {500}}}};
    struct Row {
        std::vector<AskedPart> asked;
        Codes codes;
    };
    for (const Row& row :
         {Row{{{{1}, {500}}}, {}}, Row{{}, {"orders:field.required"}},
          Row{{{{1}, {501}}}, {"orders.0.amount_minor:invoices.more_than_left"}},
          Row{{{{1}, {0}}}, {"orders.0.amount_minor:invoices.of_nothing"}},
          Row{{{{2}, {1}}}, {"orders.0.order_id:invoices.not_agreed_yet"}},
          Row{{{{3}, {1}}}, {"orders.0.order_id:field.no_such_record"}},
          Row{{{{1}, {1}}, {{1}, {1}}}, {"orders.1.order_id:invoices.order_twice"}}})
        EXPECT_EQ(codes_of(check_request(full(), row.asked, facts)), row.codes);
}

}  // namespace
}  // namespace zhuli::invoices
