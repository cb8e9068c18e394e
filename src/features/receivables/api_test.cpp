// Money that came in over the API: written down once, matched to one order or several, more than
// they owe, taken back, kept and paid back; and what a customer's statement says of it.
#include <fmt/format.h>

#include "features/orders/shop_for_test.hpp"
#include "sheet/reader.hpp"

namespace zhuli::receivables {
namespace {

using orders::Shop;
using support::Answer;

struct Receivables : testing::TestWithParam<support::Engine> {
    Shop shop{GetParam()};
    support::World& world = shop.world;
    std::string a = shop.product("A", 100);
    std::string first = order(), second = order();

    ~Receivables() override {
        world.follow_events();
        shop.expect_sound();
    }

    std::string order() {  // of 50.00
        return shop.enter(Shop::line(a, 4), R"(,"confirm":true)").text("id");
    }
    Answer came(int amount, const std::string& reference, const std::string& more = "") {
        return world.call(
            "finance", "POST", "/bank_receipts",
            fmt::format(R"({{"reference":"{}","received_on":"2026-11-23",)"
                        R"("payer_name":"杭州精工机械有限公司","amount_minor":{}{}}})",
                        reference, amount, more));
    }
    Answer act(const std::string& who, const std::string& receipt, const std::string& noun,
               const std::string& body = "{}") {
        return world.call(who, "POST", "/bank_receipts/" + receipt + "/" + noun, body);
    }
    static std::string part(const std::string& of, int amount) {
        return fmt::format(R"({{"order_id":"{}","amount_minor":{}}})", of, amount);
    }
    Answer match(const std::string& receipt, const std::string& parts) {
        return act("finance", receipt, "matching", R"({"orders":[)" + parts + "]}");
    }
    std::int64_t paid(const std::string& of) {
        return world.call("finance", "GET", "/orders/" + of).json.at("paid_minor").as_int64();
    }
    Answer show(const std::string& receipt) {
        return world.call("finance", "GET", "/bank_receipts/" + receipt);
    }
};

INSTANTIATE_TEST_SUITE_P(Both, Receivables, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Receivables, are_of_finance) {
    const auto receipt = came(100, "T1").text("id");
    EXPECT_EQ(world.call("", "GET", "/bank_receipts").status, 401);
    EXPECT_EQ(world.call("assistant", "GET", "/bank_receipts").status, 403);
    EXPECT_EQ(world.call("warehouse", "POST", "/bank_receipts", "{}").status, 403);
    EXPECT_EQ(world.call("auditor", "GET", "/bank_receipts/" + receipt).status, 200);
    EXPECT_EQ(act("auditor", receipt, "matching", R"({"orders":[]})").status, 403);
    EXPECT_EQ(show("7").status, 404);
    world.found_other_organisation();
    EXPECT_EQ(world.call("stranger", "GET", "/bank_receipts/" + receipt).status, 404);
}

TEST_P(Receivables, the_same_statement_line_comes_in_once) {
    ASSERT_EQ(came(100, "T1").status, 201);
    EXPECT_EQ(came(100, "T1").fields(),
              std::vector<std::string>{"reference:receivables.known_already"});
    EXPECT_EQ(came(100, "T2", R"(,"currency":"USD")").fields(),
              std::vector<std::string>{"currency:receivables.other_currency"});
    const auto pasted =
        world.call("finance", "POST", "/bank_receipts/pasting",
                   R"({"text":"日期\t付款方\t金额\t流水号\n2026-11-20\t精工\t1,200.50\tT3\t货款\n)"
                   R"(2026-11-20\t精工\t1\tT1\n2026-11-21\t精工\t2\tT3"})");
    ASSERT_EQ(pasted.status, 200) << pasted.body;
    EXPECT_EQ(pasted.json.at("added_count").as_int64(), 1);
    EXPECT_EQ(pasted.json.at("refused").as_array().size(), 3U);
    EXPECT_EQ(pasted.json.at("refused").at(1).at("code").as_string(), "receivables.known_already");
}

TEST_P(Receivables, what_was_typed_wrong_is_voided_and_typed_again) {
    const auto wrong = came(100, "T1").text("id");
    const auto voided = act("finance", wrong, "voiding", R"({"reason":"少打一个零"})");
    ASSERT_EQ(voided.status, 200) << voided.body;
    ASSERT_EQ(came(1000, "T1").status, 201);
    EXPECT_EQ(came(1000, "T1").status, 422) << "once";
}

TEST_P(Receivables, the_rest_stays_the_customer_s_while_another_match_says_whose_it_is) {
    const auto receipt = came(10'000, "T1").text("id");
    const auto matched = match(receipt, part(first, 5000) + "," + part(second, 2000));
    ASSERT_EQ(matched.status, 200) << matched.body;
    const auto undo = [&](std::size_t at) {
        const auto now = show(receipt);
        const std::string id(now.json.at("matches").at(at).at("id").as_string());
        return act("finance", receipt, "unmatching",
                   R"({"match_id":")" + id + R"(","reason":"记错订单"})");
    };
    const auto one_left = undo(0);
    ASSERT_EQ(one_left.status, 200) << one_left.body;
    EXPECT_EQ(one_left.text("state"), "credit");
    EXPECT_EQ(one_left.text("customer_id"), shop.customer);
    EXPECT_EQ(undo(1).text("state"), "unmatched") << "nothing says any more whose it is";
}

TEST_P(Receivables, are_matched_to_several_orders_and_the_rest_is_credit) {
    const auto receipt = came(12'000, "T1").text("id");
    const auto found = show(receipt);
    ASSERT_EQ(found.json.at("suggestions").as_array().size(), 2U) << found.body;
    EXPECT_EQ(found.json.at("suggestions").at(0).at("reasons").at(0).as_string(), "same_payer");
    const auto matched = match(receipt, part(first, 5000) + "," + part(second, 2000));
    ASSERT_EQ(matched.status, 200) << matched.body;
    EXPECT_EQ(paid(first), 5000);
    EXPECT_EQ(paid(second), 2000);
    EXPECT_EQ(matched.json.at("open_minor").as_int64(), 5000);
    EXPECT_EQ(matched.text("state"), "credit");
    EXPECT_EQ(matched.text("customer_id"), shop.customer);
    const auto later = match(receipt, part(second, 3000));
    ASSERT_EQ(later.status, 200) << later.body;
    EXPECT_EQ(paid(second), 5000);
    const auto back =
        act("finance", receipt, "repayment", R"({"amount_minor":2000,"reason":"多付"})");
    ASSERT_EQ(back.status, 200) << back.body;
    EXPECT_EQ(back.text("state"), "settled");
    EXPECT_EQ(act("finance", receipt, "repayment", R"({"amount_minor":1,"reason":"多付"})").status,
              409);
}

TEST_P(Receivables, a_match_is_refused_as_a_whole) {
    const auto receipt = came(12'000, "T1").text("id");
    EXPECT_EQ(match(receipt, part(first, 12'001)).status, 422);
    const auto over = match(receipt, part(first, 100) + "," + part(second, 5001));
    EXPECT_EQ(over.fields(),
              std::vector<std::string>{"orders.1.amount_minor:orders.more_than_due"});
    EXPECT_EQ(paid(first), 0) << "nothing of it happened";
    EXPECT_EQ(match(receipt, part("7", 100)).status, 404);
}

TEST_P(Receivables, a_match_is_taken_back_with_a_reason_and_a_closed_order_opens_again) {
    ASSERT_EQ(shop.act("warehouse", first, "shipments").status, 201);
    ASSERT_EQ(shop.act("warehouse", first, "delivery").status, 200);
    const auto receipt = came(5000, "T1").text("id");
    const auto matched = match(receipt, part(first, 5000));
    ASSERT_EQ(matched.status, 200) << matched.body;
    EXPECT_EQ(matched.text("state"), "settled");
    EXPECT_EQ(world.call("finance", "GET", "/orders/" + first).text("commercial"), "closed");
    const std::string id(matched.json.at("matches").at(0).at("id").as_string());
    EXPECT_EQ(
        act("finance", receipt, "unmatching", R"({"match_id":")" + id + R"(","reason":""})").status,
        422);
    const auto undone = act("finance", receipt, "unmatching",
                            R"({"match_id":")" + id + R"(","reason":"是另一家的钱"})");
    ASSERT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(undone.text("state"), "unmatched");
    EXPECT_EQ(undone.json.at("open_minor").as_int64(), 5000);
    EXPECT_EQ(paid(first), 0);
    const auto order_now = world.call("finance", "GET", "/orders/" + first);
    EXPECT_EQ(order_now.text("commercial"), "confirmed");
    EXPECT_EQ(order_now.json.at("refunded_minor").as_int64(), 0) << "nothing was paid back";
    EXPECT_EQ(order_now.json.at("receipts").at(1).at("kind").as_string(), "reversal");
    EXPECT_EQ(
        act("finance", receipt, "unmatching", R"({"match_id":")" + id + R"(","reason":"再来"})")
            .status,
        409);
    EXPECT_EQ(act("finance", receipt, "voiding", R"({"reason":"记错了"})").text("state"), "voided");
}

TEST_P(Receivables, credit_is_kept_and_used_for_a_later_order) {
    const auto receipt = came(700, "T1").text("id");
    const auto kept =
        act("finance", receipt, "credit", R"({"customer_id":")" + shop.customer + R"("})");
    ASSERT_EQ(kept.status, 200) << kept.body;
    EXPECT_EQ(kept.text("state"), "credit");
    EXPECT_EQ(match(receipt, part(first, 700)).text("state"), "settled");
    EXPECT_EQ(paid(first), 700);
}

TEST_P(Receivables, an_overview_sums_what_is_due_and_what_is_not_matched) {
    ASSERT_EQ(came(700, "T1").status, 201);
    ASSERT_EQ(shop.act("warehouse", first, "shipments").status, 201);
    ASSERT_EQ(shop.act("warehouse", first, "delivery").status, 200);
    const auto now = world.call("finance", "GET", "/receivables");
    ASSERT_EQ(now.status, 200) << now.body;
    EXPECT_EQ(now.json.at("unmatched_minor").as_int64(), 700);
    EXPECT_EQ(now.json.at("bands").at(0).at("orders_count").as_int64(), 1) << "due on delivery";
    EXPECT_EQ(now.json.at("bands").at(0).at("amount_minor").as_int64(), 5000);
}

/// Rows of a bank that nobody would type: 12,000 of one minor unit each.
class ManyReceipts : public testing::TestWithParam<support::Engine> {};
INSTANTIATE_TEST_SUITE_P(Both, ManyReceipts, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(ManyReceipts, are_summed_to_the_last_one) {
    support::World world(GetParam());
    constexpr storage::Sql kMany{
        "test.many_receipts",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)"
        " INSERT INTO bank_receipt (org_id, id, version, reference, received_on, payer_name,"
        " amount_minor, currency, remark, source, state, matched_minor, returned_minor, open_minor,"
        " customer_id, reason, actor_id, created_at, updated_at)"
        " SELECT $1, i, 1, 'T' || i, '2026-11-23', 'x', 1, 'CNY', '', 'typed', 'unmatched', 0, 0,"
        " 1, 0, '', 1, 1, 1 FROM n"};
    ASSERT_TRUE(storage::write_now(world.db(), world.system(), [&](storage::Tx& tx) -> Result<> {
                    tx.exec(kMany);
                    return Done{};
                }).ok());
    const auto now = world.call("finance", "GET", "/receivables");
    ASSERT_EQ(now.status, 200) << now.body;
    EXPECT_EQ(now.json.at("unmatched_count").as_int64(), 12'000);
    EXPECT_EQ(now.json.at("unmatched_minor").as_int64(), 12'000);
}

TEST_P(Receivables, a_statement_tells_what_was_owed_before_and_after) {
    const auto receipt = came(6000, "T1").text("id");
    ASSERT_EQ(match(receipt, part(first, 5000)).status, 200);
    const auto path = "/customers/" + shop.customer + "/statement";
    const auto month = world.call("assistant", "GET", path + "?from=2026-11-24&to=2026-11-30");
    ASSERT_EQ(month.status, 200) << month.body;
    EXPECT_EQ(month.json.at("opening_minor").as_int64(), -5000) << "paid the day before";
    EXPECT_EQ(month.json.at("ordered_minor").as_int64(), 10'000);
    EXPECT_EQ(month.json.at("closing_minor").as_int64(), 5000);
    EXPECT_EQ(month.json.at("credit_minor").as_int64(), 1000);
    const auto all = world.call("finance", "GET", path + "?from=2026-11-01&to=2026-11-30");
    EXPECT_EQ(all.json.at("opening_minor").as_int64(), 0);
    EXPECT_EQ(all.json.at("entries").as_array().size(), 3U);
    EXPECT_EQ(all.json.at("closing_minor").as_int64(), 5000);
    EXPECT_EQ(world.call("colleague", "GET", path + "?from=2026-11-01&to=2026-11-30").status, 404);
    EXPECT_EQ(world.call("assistant", "GET", path + "?from=2024-11-01&to=2026-11-30").status, 422);
}

TEST_P(Receivables, a_statement_as_a_workbook_says_the_same) {
    const auto receipt = came(6000, "T1").text("id");
    ASSERT_EQ(match(receipt, part(first, 5000)).status, 200);
    const auto path = "/customers/" + shop.customer + "/statement/export";
    EXPECT_EQ(world.call("", "GET", path).status, 401);
    EXPECT_EQ(world.call("warehouse", "GET", path).status, 403);
    EXPECT_EQ(world.call("colleague", "GET", path).status, 404);
    EXPECT_EQ(world.call("finance", "GET", path + "?from=2024-11-01&to=2026-11-30").status, 422);
    const auto file = world.call("finance", "GET", path + "?from=2026-11-24&to=2026-11-30");
    ASSERT_EQ(file.status, 200) << file.body;
    auto reader = sheet::open_bytes({file.body.begin(), file.body.end()}, {.header_row = 0});
    ASSERT_TRUE(reader.ok());
    std::vector<std::string> rows;
    for (sheet::Row row; *(*reader)->next(row);) {
        std::string& joined = rows.emplace_back();
        for (const auto cell : row.cells) joined += std::string(cell) + "|";
    }
    ASSERT_EQ(rows.size(), 5U);
    const auto number = world.call("assistant", "GET", "/orders/" + first).text("number");
    EXPECT_EQ(rows[0], "Date|What|Document|Order|Amount|Balance|");
    EXPECT_EQ(rows[1], "2026-11-24|Owed before||||-50|");
    EXPECT_EQ(rows[2], "2026-11-24|Order|" + number + "|" + number + "|50|0|");
    EXPECT_EQ(rows[4], "2026-11-30|Owed after|||100|50|");
    const auto csv =
        world.call("finance", "GET", path + "?format=csv&from=2026-11-24&to=2026-11-30");
    EXPECT_NE(csv.body.find("Owed after,,,100.00,50.00"), std::string::npos) << csv.body;
}

}  // namespace
}  // namespace zhuli::receivables
