// Complaints looked through many at a time, and the words by which they are: over their addresses.
#include "features/tickets/complaints_for_test.hpp"

namespace zhuli::tickets {
namespace {

struct Triages : Complaints {
    /// `more` are further members, with a leading comma; items by their ids.
    Answer triage(const std::string& act, const Words& tickets, const std::string& more = "",
                  const std::string& who = "service") {
        std::string items;
        for (const auto& one : tickets)
            items += (items.empty() ? "" : ",") + (R"({"id":")" + one + "\"}");
        return world.call(who, "POST", "/ticket_triage",
                          R"({"act":")" + act + R"(","items":[)" + items + "]" + more + "}");
    }
    /// A complaint that says this, still in the inbox, of the shop's customer.
    std::string again(const std::string& words, const std::string& more = "") {
        return saying(words, more, shop.customer);
    }
    /// Of somebody who never complained, unless `customer` is named.
    std::string saying(const std::string& words, const std::string& more = "",
                       std::string customer = "") {
        if (customer.empty())
            customer = shop.made("assistant", "/customers",
                                 fmt::format(R"({{"name":"新客户{}"}})", ++customers_));
        return shop.made(
            "service", "/tickets",
            fmt::format(R"({{"customer_id":"{}","words":"{}"{}}})", customer, words, more));
    }
    static std::string of(const Answer& answer, std::size_t row, const char* member) {
        return std::string(answer.json.at("rows").at(row).at(member).as_string());
    }
    Answer set_words(const std::string& body, const std::string& version = "0",
                     const std::string& who = "manager") {
        return world.call(who, "PATCH", "/ticket_words", body, {{"if-match", version}});
    }

 private:
    int customers_ = 0;
};

INSTANTIATE_TEST_SUITE_P(Both, Triages, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Triages, accept_what_is_suggested_for_each) {
    const auto logistics = saying("快递把外箱压坏了"), quality = saying("质量太差，电机冒烟");
    const auto tried = triage("accept", {quality, logistics}, R"(,"preview":true)");
    ASSERT_EQ(tried.status, 200) << tried.body;
    EXPECT_EQ(of(tried, 0, "ticket_id"), logistics) << "in the order of their ids";
    EXPECT_EQ(of(tried, 0, "kind"), "logistics");
    EXPECT_EQ(of(tried, 0, "severity"), "s3");
    EXPECT_GT(tried.json.at("rows").at(0).at("confidence").as_int64(), 50);
    EXPECT_EQ(of(tried, 1, "severity"), "s1");
    EXPECT_EQ(show(quality).text("kind"), "none") << "nothing is written";
    const auto done = triage("accept", {quality, logistics});
    EXPECT_EQ(of(done, 0, "refusal") + of(done, 1, "refusal"), "");
    EXPECT_EQ(show(quality).text("kind"), "quality");
    EXPECT_EQ(show(quality).text("severity"), "s1");
    EXPECT_EQ(show(logistics).text("owner_id"), id("service")) << "the first candidate";
    EXPECT_GT(show(logistics).json.at("classified_at").as_int64(), 0);
    EXPECT_EQ(clock(logistics, "classify").at("breached").as_bool(), false);
    shop.expect_sound();
}

TEST_P(Triages, do_what_was_seen_even_if_it_would_be_suggested_otherwise_by_then) {
    const auto ticket = saying("快递把外箱压坏了");
    const auto done = world.call("service", "POST", "/ticket_triage",
                                 R"({"act":"accept","items":[{"id":")" + ticket +
                                     R"(","kind":"quality","severity":"s2"}]})");
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(show(ticket).text("kind"), "quality");
    EXPECT_EQ(show(ticket).text("severity"), "s2");
}

TEST_P(Triages, tell_row_by_row_who_is_refused_and_do_the_others) {
    const auto open = saying("快递把外箱压坏了"), named = saying("外箱破损");
    ASSERT_EQ(classify(named, "s2", "quality").status, 200);
    const auto over = closed();
    const auto tried = triage("accept", {open, named, over, "5"}, R"(,"preview":true)");
    ASSERT_EQ(tried.json.at("rows").as_array().size(), 4u) << tried.body;
    EXPECT_EQ(of(tried, 0, "refusal"), "Not found, or outside what you may see") << tried.body;
    const auto done = triage("accept", {open, named, over, "5"});
    EXPECT_EQ(of(done, 1, "refusal"), "");
    EXPECT_EQ(of(done, 2, "refusal"), "It is classified already; open it to change that");
    EXPECT_EQ(of(done, 3, "refusal"), "This complaint is closed; reopen it first if need be");
    EXPECT_EQ(show(open).text("kind"), "logistics");
    EXPECT_EQ(show(named).text("kind"), "quality") << "nobody's decision is overwritten";
    EXPECT_EQ(show(named).text("severity"), "s2");
    shop.expect_sound();
}

TEST_P(Triages, are_for_whoever_may_give_complaints) {
    const auto ticket = saying("外箱破损", R"(,"owner_id":")" + id("service") + "\"");
    EXPECT_EQ(triage("accept", {ticket}, "", "").status, 401);
    EXPECT_EQ(triage("accept", {ticket}, "", "finance").status, 403);
    EXPECT_EQ(triage("accept", {ticket}, "", "auditor").status, 403);
    const auto foreign = triage("accept", {ticket}, "", "colleague");
    ASSERT_EQ(foreign.status, 200);
    EXPECT_EQ(of(foreign, 0, "refusal"), "Not found, or outside what you may see");
    EXPECT_EQ(of(foreign, 0, "title"), "") << "and nothing of it is told";
    // Who sells to the customer reads it, and still may not give it away.
    const auto seller =
        triage("give", {ticket}, R"(,"owner_id":")" + id("assistant") + "\"", "assistant");
    ASSERT_EQ(seller.status, 200) << seller.body;
    EXPECT_NE(of(seller, 0, "refusal"), "");
    EXPECT_EQ(show(ticket).text("owner_id"), id("service"));
    world.found_other_organisation();
    EXPECT_EQ(of(triage("accept", {ticket}, "", "stranger"), 0, "refusal"),
              "Not found, or outside what you may see");
}

TEST_P(Triages, give_many_to_somebody_and_take_it_back) {
    const auto lying = saying("外箱破损"), had = saying("少发");
    ASSERT_EQ(claim(had).status, 200);
    const auto manager = R"(,"owner_id":")" + id("manager") + "\"";
    EXPECT_EQ(triage("give", {lying}).fields(), Words{"owner_id:field.required"});
    EXPECT_EQ(triage("give", {lying}, R"(,"owner_id":"5")").fields(),
              Words{"owner_id:field.no_such_record"});
    const auto done = triage("give", {lying, had}, manager);
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(of(done, 0, "owner_name"), "manager");
    EXPECT_EQ(of(done, 1, "owner_before"), id("service"));
    EXPECT_EQ(show(lying).text("owner_id"), id("manager"));
    EXPECT_EQ(told("manager"), (Words{"ticket.given", "ticket.given"}));
    const auto again = triage("give", {lying}, manager);
    EXPECT_TRUE(again.json.at("rows").at(0).at("unchanged").as_bool());
    EXPECT_EQ(told("manager").size(), 2u) << "not told again";
    const auto back = world.call("service", "POST", "/ticket_triage",
                                 R"({"act":"give","items":[{"id":")" + had + R"(","owner_id":")" +
                                     id("service") + R"("}]})");
    EXPECT_EQ(of(back, 0, "refusal"), "") << back.body;
    EXPECT_EQ(show(had).text("owner_id"), id("service"));
    EXPECT_EQ(of(triage("give", {lying}, R"(,"to_inbox":true)"), 0, "refusal"), "");
    EXPECT_EQ(show(lying).text("owner_name"), "");
    EXPECT_EQ(claim(lying, "manager").status, 200) << "lies in the inbox again";
    shop.expect_sound();
}

TEST_P(Triages, join_many_into_one_of_the_same_customer) {
    const auto first = again("外箱破损"), second = again("还少两个"), third = again("又来了");
    const auto other = shop.made("assistant", "/customers", R"({"name":"宁波海天"})");
    const auto foreign =
        shop.made("service", "/tickets", R"({"customer_id":")" + other + R"(","words":"少发"})");
    EXPECT_EQ(triage("join", {first}).fields(), Words{"into_id:field.required"});
    EXPECT_EQ(triage("join", {first}, R"(,"into_id":"5")").fields(),
              Words{"into_id:field.no_such_record"});
    for (const auto& one : {first, second, third, foreign}) ASSERT_EQ(claim(one).status, 200);
    const auto into = R"(,"into_id":")" + first + "\"";
    const auto tried = triage("join", {first, second, foreign}, into + R"(,"preview":true)");
    EXPECT_TRUE(tried.json.at("rows").at(0).at("unchanged").as_bool()) << tried.body;
    EXPECT_EQ(of(tried, 1, "refusal"), "");
    EXPECT_EQ(of(tried, 2, "refusal"), "It can only be joined to a complaint of the same customer");
    EXPECT_EQ(show(second).text("stage"), "accepted");
    const auto done = triage("join", {first, second, third, foreign}, into);
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(show(second).text("joined_to"), first);
    EXPECT_EQ(show(third).text("joined_to"), first);
    EXPECT_EQ(show(foreign).text("stage"), "accepted");
    EXPECT_EQ(show(first).text("stage"), "accepted");
    shop.expect_sound();
}

TEST_P(Triages, take_so_many_at_once_and_each_once) {
    const auto ticket = saying("外箱破损");
    const auto twice = triage("accept", {ticket, ticket});
    EXPECT_EQ(twice.json.at("rows").as_array().size(), 1u);
    EXPECT_EQ(of(twice, 0, "refusal"), "");
    EXPECT_EQ(triage("accept", Words(51, ticket)).fields(),
              Words{"items:tickets.too_many_at_once"});
    EXPECT_EQ(triage("accept", {}).fields(), Words{"items:field.required"});
}

TEST_P(Triages, words_of_severity_are_the_organisations_own) {
    const auto usual = world.call("service", "GET", "/ticket_words");
    EXPECT_EQ(usual.json.at("version").as_int64(), 0);
    EXPECT_EQ(usual.json.at("danger_words").as_array().size(), 9u);
    EXPECT_EQ(world.call("service", "GET", "/ticket_words").status, 200);
    EXPECT_EQ(set_words(R"({"danger_words":["焦味"]})", "0", "service").status, 403);
    EXPECT_EQ(world.call("manager", "PATCH", "/ticket_words", "{}").status, 428);
    EXPECT_EQ(set_words(R"({"danger_words":["火"]})").fields(),
              Words{"danger_words:tickets.word_too_short"});
    const auto severity = [&](const std::string& ticket) {
        return world.call("service", "GET", "/tickets/" + ticket + "/suggestion");
    };
    const auto smell = saying("有焦味"), smoke = saying("冒烟");
    EXPECT_EQ(severity(smell).text("severity"), "s3");
    EXPECT_EQ(severity(smoke).text("severity"), "s1");
    const auto kept = set_words(R"({"danger_words":["焦味"]})");
    ASSERT_EQ(kept.status, 200) << kept.body;
    EXPECT_EQ(kept.json.at("standstill_words").as_array().size(), 4u) << "the others stay";
    EXPECT_EQ(severity(smell).text("severity"), "s1");
    EXPECT_EQ(severity(smell).json.at("severity_words").at(0), "焦味");
    EXPECT_NE(severity(smoke).text("severity"), "s1") << "no longer a word of theirs";
    EXPECT_EQ(set_words(R"({"danger_words":[]})").code(), "problem.stale");
    EXPECT_EQ(set_words(R"({"danger_words":[],"wish_words":[]})", "1").status, 200);
    EXPECT_EQ(world.call("service", "GET", "/ticket_words").json.at("wish_words").as_array().size(),
              0u)
        << "none is none";
    shop.expect_sound();
}

TEST_P(Triages, words_are_tried_before_they_are_kept) {
    const auto tried = world.call("manager", "POST", "/ticket_words/trial",
                                  R"({"words":"快递外箱有焦味","danger_words":["焦味"]})");
    ASSERT_EQ(tried.status, 200) << tried.body;
    EXPECT_EQ(tried.text("severity"), "s1");
    EXPECT_EQ(tried.json.at("severity_words").at(0), "焦味");
    EXPECT_EQ(tried.text("kind"), "logistics");
    EXPECT_EQ(world.call("manager", "GET", "/ticket_words").json.at("version").as_int64(), 0);
    EXPECT_EQ(world
                  .call("manager", "POST", "/ticket_words/trial",
                        R"({"words":"x","danger_words":["火"]})")
                  .fields(),
              Words{"danger_words:tickets.word_too_short"});
    EXPECT_EQ(world.call("service", "POST", "/ticket_words/trial", R"({"words":"x"})").status, 403);
}

TEST_P(Triages, only_complaints_from_before_make_one_graver) {
    const auto first = saying("少发两个");
    const auto customer = show(first).text("customer_id");
    world.now = world.now.plus_ms(kDayMs);
    const auto second = saying("又少发两个", "", customer);
    const auto advised = [&](const std::string& ticket) {
        return world.call("service", "GET", "/tickets/" + ticket + "/suggestion");
    };
    EXPECT_EQ(advised(first).text("severity"), "s3") << "what came later says nothing of it";
    EXPECT_EQ(advised(second).text("severity"), "s2");
    EXPECT_EQ(advised(second).json.at("severity_reasons").at(1), "again");
    world.now = world.now.plus_ms(31 * kDayMs);
    EXPECT_EQ(advised(second).text("severity"), "s2") << "also when it is looked at late";
    EXPECT_EQ(advised(saying("还是少发", "", customer)).text("severity"), "s3");
}

}  // namespace
}  // namespace zhuli::tickets
