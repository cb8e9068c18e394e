// Invoices over the API: titles with a tax number that is checked, requests up to what is left,
// issue, delivery, voiding and the red one.
#include <fmt/format.h>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::invoices {
namespace {

using orders::Shop;
using support::Answer;

struct Invoices : testing::TestWithParam<support::Engine> {
    Shop shop{GetParam()};
    support::World& world = shop.world;
    std::string a = shop.product("A", 100);
    std::string order = shop.enter(Shop::line(a, 4), R"(,"confirm":true)").text("id");
    std::string title = titled(R"("title_kind":"person","name":"王工")").text("id");

    ~Invoices() override {
        world.follow_events();
        shop.expect_sound();
    }

    Answer titled(const std::string& members, const std::string& who = "assistant") {
        return world.call(who, "POST", "/invoice_titles",
                          R"({"customer_id":")" + shop.customer + R"(",)" + members + "}");
    }
    Answer ask(int amount, const std::string& who = "assistant") {
        return world.call(
            who, "POST", "/invoices",
            fmt::format(R"({{"title_id":"{}","orders":[{{"order_id":"{}","amount_minor":{}}}]}})",
                        title, order, amount));
    }
    Answer act(const std::string& who, const std::string& invoice, const std::string& noun,
               const std::string& body = "{}") {
        return world.call(who, "POST", "/invoices/" + invoice + "/" + noun, body);
    }
    std::int64_t left() {
        return world.call("assistant", "GET", "/orders/" + order + "/invoices")
            .json.at("left_minor")
            .as_int64();
    }
};

INSTANTIATE_TEST_SUITE_P(Both, Invoices, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Invoices, are_seen_and_asked_for_in_scope_and_issued_by_finance) {
    const auto invoice = ask(100).text("id");
    EXPECT_EQ(world.call("", "GET", "/invoices").status, 401);
    EXPECT_EQ(world.call("warehouse", "GET", "/invoices").status, 403);
    EXPECT_EQ(world.call("colleague", "GET", "/invoices/" + invoice).status, 404);
    EXPECT_EQ(ask(100, "colleague").status, 422) << "no such title for them";
    EXPECT_EQ(act("assistant", invoice, "issue", R"({"invoice_no":"1"})").status, 403);
    EXPECT_EQ(act("finance", "7", "issue", R"({"invoice_no":"1"})").status, 404);
    world.found_other_organisation();
    EXPECT_EQ(world.call("stranger", "GET", "/invoices/" + invoice).status, 404);
}

TEST_P(Invoices, a_title_has_a_tax_number_that_adds_up) {
    const std::string company = R"("title_kind":"company","name":"杭州精工机械有限公司")";
    EXPECT_EQ(titled(company).fields(),
              std::vector<std::string>{"tax_no:invoices.company_needs_tax_no"});
    EXPECT_EQ(titled(company + R"(,"tax_no":"91330106MA27XXXX0A")").status, 422);
    const auto made = titled(company + R"(,"tax_no":"91350100M000100Y43")");
    ASSERT_EQ(made.status, 201) << made.body;
    const auto list =
        world.call("finance", "GET", "/customers/" + shop.customer + "/invoice_titles");
    EXPECT_EQ(list.json.at("items").as_array().size(), 2U);
    const auto path = "/invoice_titles/" + made.text("id");
    EXPECT_EQ(world.call("assistant", "PATCH", path, R"({"bank":"工行"})").status, 428);
    EXPECT_EQ(world.call("assistant", "PATCH", path, R"({"bank":"工行"})", {{"if-match", "1"}})
                  .text("bank"),
              "工行");
    EXPECT_EQ(
        world.call("colleague", "PATCH", path, R"({"bank":"工行"})", {{"if-match", "2"}}).status,
        404);
}

TEST_P(Invoices, are_asked_for_in_parts_up_to_what_the_order_is_worth) {
    ASSERT_EQ(ask(3000).status, 201);
    EXPECT_EQ(left(), 2000);
    EXPECT_EQ(ask(2001).fields(),
              std::vector<std::string>{"orders.0.amount_minor:invoices.more_than_left"});
    const auto rest = ask(2000);
    ASSERT_EQ(rest.status, 201) << rest.body;
    EXPECT_EQ(left(), 0);
    ASSERT_EQ(act("assistant", rest.text("id"), "voiding", R"({"reason":"抬头写错"})").status, 200);
    EXPECT_EQ(left(), 2000) << "a voided one takes nothing";
}

TEST_P(Invoices, go_from_request_to_the_customer_and_back_in_red) {
    const auto invoice = ask(3000).text("id");
    EXPECT_EQ(act("finance", invoice, "delivery", R"({"sent_by":"email"})").status, 409);
    const auto issued =
        act("finance", invoice, "issue", R"({"invoice_no":"24332000000012345678"})");
    ASSERT_EQ(issued.status, 200) << issued.body;
    EXPECT_EQ(issued.text("issued_on"), "2026-11-24");
    const auto other = ask(1000).text("id");
    EXPECT_EQ(act("finance", other, "issue", R"({"invoice_no":"24332000000012345678"})").fields(),
              std::vector<std::string>{"invoice_no:field.taken"});
    EXPECT_EQ(act("finance", invoice, "delivery", R"({"sent_by":"post"})").fields(),
              std::vector<std::string>{"tracking_no:field.required"});
    EXPECT_EQ(act("finance", invoice, "delivery", R"({"sent_by":"post","tracking_no":"SF1"})")
                  .text("state"),
              "delivered");
    EXPECT_EQ(act("assistant", invoice, "voiding", R"({"reason":"x"})").status, 409);
    const auto red =
        act("finance", invoice, "reversal", R"({"reason":"退货","red_no":"24332000000099999999"})");
    ASSERT_EQ(red.status, 200) << red.body;
    EXPECT_EQ(red.text("state"), "reversed");
    EXPECT_EQ(left(), 4000);
}

}  // namespace
}  // namespace zhuli::invoices
