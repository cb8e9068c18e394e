#include "features/tickets/complaints_for_test.hpp"

namespace zhuli::intake {
namespace {

using support::Answer;
using tickets::Words;

struct IntakeForm : tickets::Complaints {
    std::string token;

    void SetUp() override { token = renew().text("token"); }
    Answer renew(const std::string& who = "manager") {
        return world.call(who, "POST", "/intake_form/renewal", "{}");
    }
    Answer complain(const std::string& phone = "13900139000", const std::string& words = "门铃不响",
                    const std::string& more = "") {
        const auto seen = world.now.plus_ms(-kMinuteMs).v;
        return world.call(
            "", "POST", "/open_forms/" + token + "/complaints",
            fmt::format(R"({{"name":"王工","phone":"{}","words":"{}","seen_at":{}{}}})", phone,
                        words, seen, more));
    }
    static std::string page_of(const Answer& sent) {
        EXPECT_EQ(sent.status, 201) << sent.body;
        return "/open_complaints/" + sent.text("link").substr(3);
    }
    Answer look(const std::string& page) { return world.call("", "GET", page); }
    Answer post(const std::string& page, const std::string& noun, const std::string& body) {
        return world.call("", "POST", page + "/" + noun, body);
    }
    boost::json::value latest() {
        return world.call("service", "GET", "/tickets?limit=1").json.at("items").at(0);
    }
    std::string latest_id() { return std::string(latest().at("id").as_string()); }
    Answer intake(const std::string& who = "service") {
        return world.call(who, "GET", "/tickets/" + latest_id() + "/intake");
    }
    std::string customer(const std::string& name, const std::string& phone) {
        return shop.made("assistant", "/customers",
                         fmt::format(R"({{"name":"{}","phone":"{}"}})", name, phone));
    }
};
INSTANTIATE_TEST_SUITE_P(Both, IntakeForm, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(IntakeForm, has_an_address_that_is_renewed_and_switched_off) {
    EXPECT_EQ(renew("").status, 401);
    EXPECT_EQ(renew("service").status, 403);
    const auto open = world.call("", "GET", "/open_forms/" + token);
    EXPECT_EQ(open.status, 200) << open.body;
    EXPECT_EQ(open.json.at("most_files").as_int64(), 6);
    const auto old = token;
    token = renew().text("token");
    EXPECT_NE(token, old);
    EXPECT_EQ(world.call("", "GET", "/open_forms/" + old).status, 404);
    EXPECT_EQ(world.call("", "GET", "/open_forms/" + token).status, 200);
    EXPECT_EQ(world.call("manager", "POST", "/intake_form/closure", "{}").text("link"), "");
    EXPECT_EQ(world.call("", "GET", "/open_forms/" + token).status, 404);
    EXPECT_EQ(complain().status, 404);
}

TEST_P(IntakeForm, puts_a_complaint_into_the_inbox_with_its_clocks_running) {
    const auto page = page_of(complain());
    const auto ticket = latest();
    EXPECT_EQ(ticket.at("title"), "门铃不响");
    EXPECT_TRUE(ticket.at("owner_id").is_null());
    EXPECT_TRUE(ticket.at("customer_id").is_null());
    EXPECT_EQ(due(latest_id(), "classify"), at(24, 10, 25).v);
    const auto shown = look(page);
    EXPECT_EQ(shown.text("stage"), "accepted") << shown.body;
    EXPECT_EQ(shown.text("words"), "门铃不响");
    EXPECT_TRUE(shown.json.at("can_write").as_bool());
    for (const char* inside : {"王工", "13900139000", "service"})
        EXPECT_EQ(shown.body.find(inside), std::string::npos) << inside;
    EXPECT_EQ(look(page + "x").status, 404);
    EXPECT_EQ(intake().text("name"), "王工");
    shop.expect_sound();
}

TEST_P(IntakeForm, refuses_what_no_person_sends_and_tells_every_missing_box) {
    EXPECT_EQ(world.call("", "POST", "/open_forms/" + token + "/complaints", "{}").fields(),
              (Words{"name:field.required", "phone:field.required", "words:field.required"}));
    EXPECT_EQ(complain("13900139000", "x", R"(,"website":"spam")").code(),
              "intake.not_by_a_person");
    const auto fast =
        world.call("", "POST", "/open_forms/" + token + "/complaints",
                   fmt::format(R"({{"name":"王","phone":"13900139000","words":"x","seen_at":{}}})",
                               world.now.v));
    EXPECT_EQ(fast.code(), "intake.too_fast");
    EXPECT_EQ(complain("123", "x").status, 422);
}

TEST_P(IntakeForm, knows_a_customer_by_their_phone_alone_and_never_says_so) {
    const auto known = customer("甲公司", "13900139001");
    const auto sent = complain("13900139001");
    EXPECT_EQ(latest().at("customer_id").as_string(), known);
    EXPECT_EQ(intake().text("matched_by"), "phone");
    world.now = world.now.plus_ms(kMinuteMs);
    const auto unknown = complain("13900139009");
    EXPECT_EQ(sent.json.as_object().size(), unknown.json.as_object().size());
    EXPECT_EQ(look(page_of(sent)).body.find("甲公司"), std::string::npos);
    EXPECT_TRUE(latest().at("customer_id").is_null());
    customer("乙公司", "13900139001");
    world.now = world.now.plus_ms(kMinuteMs);
    complain("13900139001", "另一件事");
    EXPECT_TRUE(latest().at("customer_id").is_null()) << "two have this phone";
    EXPECT_EQ(intake().json.at("suggested").as_array().size(), 2U);
    shop.expect_sound();
}

TEST_P(IntakeForm, takes_an_order_as_a_suggestion_until_somebody_says_whose_it_is) {
    const auto product = shop.product("P1", 50);
    const auto order =
        shop.enter(shop.line(product, 5), R"(,"confirm":true,"confirmed_by":"王","words":"行")");
    ASSERT_EQ(order.status, 201) << order.body;
    page_of(complain("13900139000", "少发", R"(,"order_no":")" + order.text("number") + "\""));
    const auto id = latest_id();
    EXPECT_TRUE(latest().at("customer_id").is_null()) << "an order number can be guessed";
    const auto suggested = intake();
    ASSERT_EQ(suggested.json.at("suggested").as_array().size(), 1U) << suggested.body;
    const auto& one = suggested.json.at("suggested").at(0);
    EXPECT_TRUE(one.at("by_order").as_bool());
    EXPECT_EQ(one.at("customer_id").as_string(), shop.customer);
    const auto name = [&](const std::string& who, const std::string& customer) {
        return world.call(
            who, "POST", "/tickets/" + id + "/customer",
            R"({"customer_id":")" + customer + R"(","order_id":")" + order.text("id") + "\"}");
    };
    EXPECT_EQ(name("finance", shop.customer).status, 403);
    EXPECT_EQ(name("admin", "5").fields(), Words{"customer_id:field.no_such_record"});
    const auto other = customer("别的公司", "13900139002");
    EXPECT_EQ(name("admin", other).fields(), Words{"order_id:tickets.order_of_another"});
    const auto named = name("admin", shop.customer);
    EXPECT_EQ(named.text("customer_id"), shop.customer) << named.body;
    EXPECT_EQ(named.text("order_number"), order.text("number"));
    EXPECT_EQ(name("admin", shop.customer).code(), "tickets.customer_known");
    EXPECT_EQ(intake().json.at("suggested").as_array().size(), 0U);
    const auto timeline =
        world.call("assistant", "GET", "/customers/" + shop.customer + "/timeline");
    EXPECT_NE(timeline.body.find("ticket.customer_named"), std::string::npos);
    shop.expect_sound();
}

TEST_P(IntakeForm, is_the_same_complaint_when_it_is_sent_twice) {
    const auto first = page_of(complain()), second = page_of(complain());
    EXPECT_NE(first, second) << "a link is told once";
    EXPECT_EQ(look(first).text("number"), look(second).text("number"));
    EXPECT_EQ(ids(world.call("service", "GET", "/tickets")).size(), 1U);
    world.now = world.now.plus_ms(11 * kMinuteMs);
    EXPECT_NE(look(page_of(complain())).text("number"), look(first).text("number"));
}

TEST_P(IntakeForm, shows_the_customer_what_was_written_for_them_and_tells_us_what_they_add) {
    const auto page = page_of(complain());
    const auto id = latest_id();
    ASSERT_EQ(claim(id).status, 200);
    ASSERT_EQ(classify(id).status, 200);
    say(id, "remarks", "这个客户难缠");
    say(id, "replies", "今天派人上门");
    EXPECT_EQ(write(id, "accepted").code(), "tickets.no_customer");
    EXPECT_EQ(post(page, "words", "{}").fields(), Words{"words:field.required"});
    world.now = world.now.plus_ms(kMinuteMs);
    const auto added = post(page, "words", R"({"words":"下午在家"})");
    ASSERT_EQ(added.json.at("said").as_array().size(), 2U) << added.body;
    EXPECT_EQ(added.json.at("said").at(0).at("words"), "今天派人上门");
    EXPECT_FALSE(added.json.at("said").at(1).at("ours").as_bool());
    EXPECT_EQ(added.body.find("难缠"), std::string::npos);
    EXPECT_EQ(told("service").front(), "ticket.customer_wrote");
    const auto story = world.call("service", "GET", "/tickets/" + id + "/story");
    EXPECT_NE(story.body.find("下午在家"), std::string::npos);
    for (int i = 0; i < 19; ++i)
        EXPECT_EQ(post(page, "words", R"({"words":"再说一遍"})").status, 200);
    EXPECT_EQ(post(page, "words", R"({"words":"够了"})").status, 429);
    shop.expect_sound();
}

TEST_P(IntakeForm, takes_photos_by_their_bytes_and_few_of_them) {
    const auto page = page_of(complain());
    const auto file = [&](const std::string& name, const std::string& content, int bytes) {
        return post(
            page, "files",
            fmt::format(R"({{"name":"{}","byte_count":{},"content":"{}"}})", name, bytes, content));
    };
    const std::string pdf = "JVBERi0xLjcKJeLjz9MK";  // "%PDF-1.7…"
    EXPECT_EQ(file("a.exe", "TVqQAAMAAAA=", 8).fields(), Words{"name:attachments.type_refused"});
    EXPECT_EQ(file("纪要.txt", "aGk=", 2).fields(), Words{"name:intake.file_refused"});
    EXPECT_EQ(file("a.pdf", pdf, 600'000).fields(), Words{"byte_count:field.out_of_range"});
    EXPECT_EQ(file("a.pdf", pdf, 14).status, 422) << "not as long as it says";
    EXPECT_EQ(file("a.pdf", pdf, 15).json.at("file_count").as_int64(), 1);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(file("b.pdf", pdf, 15).status, 200);
    EXPECT_EQ(file("c.pdf", pdf, 15).code(), "intake.files_full");
    const auto kept =
        world.call("service", "GET", "/record_attachments?entity=ticket&record_id=" + latest_id());
    EXPECT_EQ(kept.json.at("items").as_array().size(), 6U) << kept.body;
    shop.expect_sound();
}

TEST_P(IntakeForm, takes_so_many_of_an_address_in_a_minute_and_of_all_in_an_hour) {
    int taken = 0;
    for (int i = 0; i < 20; ++i)
        taken += complain("13900139000", "第 " + std::to_string(i) + " 件").status == 201;
    EXPECT_EQ(taken, 10) << "of one address";
    for (int minute = 0; minute < 6; ++minute) {
        world.now = world.now.plus_ms(kMinuteMs);
        for (int i = 0; i < 9; ++i)
            complain("13900139000", fmt::format("第 {} 分 {} 件", minute, i));
    }
    world.now = world.now.plus_ms(kMinuteMs);
    const auto full = complain("13900139000", "又一件");
    EXPECT_EQ(full.code(), "intake.too_many") << full.body;
    world.now = world.now.plus_ms(kHourMs);
    EXPECT_EQ(complain("13900139000", "又一件").status, 201);
}

}  // namespace
}  // namespace zhuli::intake
