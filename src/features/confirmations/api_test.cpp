// Second confirmations over the API: the private page, what a customer says there, and what becomes
// of the order.
#include <fmt/format.h>

#include <atomic>
#include <thread>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::confirmations {
namespace {

using support::Answer;

struct Confirming : testing::TestWithParam<support::Engine> {
    orders::Shop shop{GetParam()};
    support::World& world = shop.world;
    std::string product = shop.product("A", 10);
    std::string order = shop.enter(shop.line(product, 4)).text("id");

    ~Confirming() override { shop.expect_sound(); }

    Answer ask(const std::string& in = "{}", const std::string& who = "assistant") {
        return world.call(who, "POST", "/orders/" + order + "/confirmations", in);
    }
    /// The page of a new link.
    std::string asked() {
        const auto made = ask();
        EXPECT_EQ(made.status, 201) << made.body;
        return page_of(made);
    }
    static std::string page_of(const Answer& made) {
        return "/open_confirmations/" + made.text("link").substr(3);
    }
    Answer open(const std::string& page) { return world.call("", "GET", page); }
    Answer agree(const std::string& page) {
        return world.call("", "POST", page + "/answer",
                          R"({"agreed":true,"answered_by":"王工","words":"没问题"})");
    }
    Answer correct(const std::string& page, const std::string& corrections) {
        return world.call("", "POST", page + "/answer",
                          R"({"answered_by":"王工","corrections":[)" + corrections + "]}");
    }
    static std::string want(const std::string& term, const std::string& wanted, int line = 0) {
        return fmt::format(R"({{"term":"{}","line_no":{},"wanted":"{}"}})", term, line, wanted);
    }
    Answer shown() { return world.call("assistant", "GET", "/orders/" + order); }
    Answer edit(const std::string& in) {
        return world.call("assistant", "PATCH", "/orders/" + order, in,
                          {{"if-match", std::to_string(shown().json.at("version").as_int64())}});
    }
    Answer act(const std::string& id, const std::string& noun, const std::string& in = "{}",
               const std::string& who = "assistant") {
        return world.call(who, "POST", "/confirmations/" + id + "/" + noun, in);
    }
    Answer list() { return world.call("assistant", "GET", "/orders/" + order + "/confirmations"); }
};

INSTANTIATE_TEST_SUITE_P(Both, Confirming, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Confirming, a_yes_on_the_page_confirms_the_order_and_holds_its_stock) {
    const auto page = asked();
    EXPECT_EQ(shown().text("commercial"), "awaiting_customer") << "a draft is sent with this";
    const auto first = open(page);
    EXPECT_EQ(first.text("standing"), "waiting");
    EXPECT_EQ(first.json.at("terms").at("lines").at(0).at("quantity").as_int64(), 4);
    const auto yes = agree(page);
    ASSERT_EQ(yes.status, 200) << yes.body;
    EXPECT_EQ(yes.text("standing"), "confirmed");
    const auto confirmed = shown();
    EXPECT_EQ(confirmed.text("commercial"), "confirmed");
    EXPECT_EQ(confirmed.text("confirmed_by"), "王工");
    EXPECT_EQ(confirmed.text("confirmed_words"), "没问题");
    EXPECT_EQ(shop.available(product), 6);
    EXPECT_EQ(agree(page).status, 200) << "a second tap";
    EXPECT_EQ(shop.available(product), 6);
    EXPECT_EQ(correct(page, want("other", "再加一箱")).code(), "confirmations.confirmed");
    const auto notices = world.call("assistant", "GET", "/notices");
    EXPECT_EQ(notices.json.at("items").at(0).at("kind").as_string(), "confirmation.agreed");
}

TEST_P(Confirming, corrections_come_back_as_proposed_changes_and_are_adopted_into_the_order) {
    const auto page = asked();
    const auto said =
        correct(page, want("quantity", "6", 1) + "," + want("delivery_address", "宁波港路 9 号") +
                          "," + want("policy", "希望月结"));
    ASSERT_EQ(said.status, 200) << said.body;
    EXPECT_EQ(shown().text("commercial"), "draft") << "it is the seller's turn";
    const auto told = list().json.at("items").at(0);
    EXPECT_EQ(told.at("standing").as_string(), "corrected");
    EXPECT_EQ(told.at("corrections").at(0).at("stood").as_string(), "4");
    const std::string id(told.at("id").as_string());
    EXPECT_EQ(act(id, "settlement").fields(),
              std::vector<std::string>{"words:confirmations.say_how"});
    const auto settled = act(id, "settlement", R"({"adopt":true,"words":"月结要另签"})");
    ASSERT_EQ(settled.status, 200) << settled.body;
    EXPECT_EQ(settled.text("settlement"), "adopted");
    const auto changed = shown();
    EXPECT_EQ(changed.json.at("lines").at(0).at("quantity").as_int64(), 6);
    EXPECT_EQ(changed.text("delivery_address"), "宁波港路 9 号");
    EXPECT_EQ(act(id, "settlement", R"({"adopt":true})").code(), "problem.action_not_now");
    const auto again = asked();
    const auto now = open(again);
    EXPECT_EQ(now.json.at("terms_no").as_int64(), 2);
    EXPECT_EQ(now.json.at("terms").at("lines").at(0).at("quantity").as_int64(), 6);
    EXPECT_EQ(agree(again).status, 200);
    EXPECT_EQ(shown().text("commercial"), "confirmed");
}

TEST_P(Confirming, what_was_changed_since_is_confirmed_or_corrected_on_the_page_too) {
    EXPECT_EQ(agree(asked()).status, 200);
    const auto line = std::string(shown().json.at("lines").at(0).at("id").as_string());
    const auto change = [&](int quantity) {
        return world.call("assistant", "PATCH", "/orders/" + order + "/terms",
                          fmt::format(R"({{"reason":"加单","lines":[{{"line_id":"{}",)"
                                      R"("quantity":{}}}]}})",
                                      line, quantity),
                          {{"if-match", std::to_string(shown().json.at("version").as_int64())}});
    };
    ASSERT_EQ(change(6).status, 200);
    const auto page = asked();
    EXPECT_EQ(open(page).json.at("terms_no").as_int64(), 2);
    EXPECT_EQ(correct(page, want("quantity", "7", 1)).status, 200);
    EXPECT_EQ(shown().text("turn_role"), "assistant") << "the customer waits for an answer";
    EXPECT_EQ(shown().text("label"), "corrected");
    const auto first_id = [&] {
        return std::string(list().json.at("items").at(0).at("id").as_string());
    };
    EXPECT_EQ(act(first_id(), "settlement", R"({"adopt":false,"words":"一箱六个"})").status, 200);
    EXPECT_EQ(shown().text("turn_role"), "customer");
    EXPECT_EQ(shown().text("label"), "confirm_again");
    const auto once_more = asked();
    EXPECT_EQ(correct(once_more, want("quantity", "5", 1)).status, 200);
    const std::string id = first_id();
    const auto settled = act(id, "settlement", R"({"adopt":true,"words":"按客户说的"})");
    ASSERT_EQ(settled.status, 200) << settled.body;
    EXPECT_EQ(shown().json.at("lines").at(0).at("reserved").as_int64(), 5);
    EXPECT_EQ(agree(asked()).status, 200);
    EXPECT_EQ(shop.available(product), 5);
    EXPECT_EQ(shop.act("warehouse", order, "shipments").status, 201);
}

TEST_P(Confirming, a_link_that_is_over_refuses_clearly_and_shows_no_terms) {
    const auto expect_over = [&](const std::string& page, const std::string& why) {
        const auto seen = open(page);
        EXPECT_EQ(seen.text("standing"), why);
        EXPECT_TRUE(seen.json.at("terms").at("lines").as_array().empty());
        EXPECT_EQ(agree(page).code(), "confirmations." + why);
        EXPECT_EQ(agree(page).status, 409);
    };
    const auto first = asked();
    const auto second = asked();
    EXPECT_EQ(open(first).text("standing"), "revoked") << "one link at a time";
    const std::string id(list().json.at("items").at(0).at("id").as_string());
    EXPECT_EQ(act(id, "revocation").status, 200);
    expect_over(second, "revoked");
    const auto third = page_of(ask(R"({"valid_days":1})"));
    world.now = world.now.plus_ms(kDayMs);
    expect_over(third, "expired");
    const auto fourth = asked();
    EXPECT_EQ(shop.act("assistant", order, "taking_back").status, 200);
    expect_over(fourth, "replaced");
    EXPECT_EQ(edit(R"({"note":"仅内部"})").status, 200);
    EXPECT_EQ(shop.act("assistant", order, "submission").status, 200);
    EXPECT_EQ(open(fourth).text("standing"), "waiting") << "the terms are the same again";
    EXPECT_EQ(shop.act("assistant", order, "taking_back").status, 200);
    EXPECT_EQ(edit(R"({"delivery_address":"绍兴"})").status, 200);
    EXPECT_EQ(shop.act("assistant", order, "submission").status, 200);
    expect_over(fourth, "replaced");
    for (const std::string wrong : {"1.x", "0.nobody", "x"})
        EXPECT_EQ(agree("/open_confirmations/" + wrong).status, 404) << wrong;
}

TEST_P(Confirming, a_dispute_shows_the_very_page_that_was_confirmed) {
    const auto page = asked();
    const auto seen = open(page);
    EXPECT_EQ(agree(page).status, 200);
    const std::string id(list().json.at("items").at(0).at("id").as_string());
    const auto replay = world.call("finance", "GET", "/confirmations/" + id);
    ASSERT_EQ(replay.status, 200) << replay.body;
    EXPECT_EQ(replay.json.at("terms"), seen.json.at("terms"));
    EXPECT_EQ(replay.text("terms_hash"), seen.text("terms_hash"));
    EXPECT_EQ(world.call("colleague", "GET", "/confirmations/" + id).status, 404);
    EXPECT_EQ(act(id, "revocation", "{}", "finance").status, 403);
}

TEST_P(Confirming, opening_is_noted_once_and_a_new_link_ends_the_one_before) {
    const auto made = ask();
    const auto page = page_of(made);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(world.call("", "POST", page + "/opening", "{}").status, 200);
    EXPECT_NE(list().json.at("items").at(0).at("first_opened_at"), boost::json::value(0));
    EXPECT_EQ(shop.count("event", made.text("id")), 2) << "asked, opened";
    const auto renewed = act(made.text("id"), "link");
    ASSERT_EQ(renewed.status, 200) << renewed.body;
    EXPECT_EQ(open(page).status, 404);
    EXPECT_EQ(open(page_of(renewed)).text("standing"), "waiting");
}

TEST_P(Confirming, fifty_yes_at_once_are_one) {
    const auto page = asked();
    std::atomic<int> answered = 0;
    std::vector<std::thread> customers;
    for (int i = 0; i < 50; ++i)
        customers.emplace_back([&] { answered += agree(page).status == 200; });
    for (auto& customer : customers) customer.join();
    EXPECT_EQ(answered, 50) << "a second tap is no error";
    EXPECT_EQ(shop.available(product), 6);
    EXPECT_EQ(shop.count("event", order), 3) << "created, submitted, confirmed";
}

TEST_P(Confirming, a_yes_when_stock_is_short_stands_and_the_seller_is_told) {
    const auto page = asked();
    EXPECT_EQ(shop.move(product, -8, "adjustment").status, 201);
    EXPECT_EQ(agree(page).status, 200);
    EXPECT_EQ(shown().json.at("lacking").as_int64(), 2);
    const auto notices = world.call("assistant", "GET", "/notices");
    EXPECT_EQ(notices.json.at("items").at(0).at("kind").as_string(), "confirmation.agreed_short");
}

TEST_P(Confirming, what_is_confirmed_already_or_asked_wrongly_is_refused) {
    EXPECT_EQ(ask(R"({"valid_days":0})").fields(),
              std::vector<std::string>{"valid_days:field.out_of_range"});
    EXPECT_EQ(ask("{}", "colleague").status, 404);
    EXPECT_EQ(ask("{}", "finance").status, 403);
    EXPECT_EQ(agree(asked()).status, 200);
    EXPECT_EQ(ask().code(), "confirmations.nothing_to_confirm");
    const auto page = "/open_confirmations/" + std::string("1.x");
    EXPECT_EQ(world.call("", "POST", page + "/answer", R"({"agreed":true})").fields(),
              std::vector<std::string>{"answered_by:field.required"});
}

TEST_P(Confirming, a_page_is_opened_and_answered_only_so_often_from_one_address) {
    const auto page = asked();
    int opened = 0, refused = 0;
    for (int i = 0; i < 130; ++i) {
        const auto answer = open(page);
        opened += answer.status == 200;
        refused += answer.status == 429;
    }
    EXPECT_EQ(opened, 120);
    EXPECT_EQ(refused, 10);
    EXPECT_EQ(agree(page).status, 429) << "and says nothing of the link";
    EXPECT_EQ(shown().text("commercial"), "awaiting_customer")
        << "what is turned away does nothing";
    world.now = world.now.plus_ms(kMinuteMs);
    EXPECT_EQ(agree(page).status, 200) << "a minute later it is heard";
}

}  // namespace
}  // namespace zhuli::confirmations
