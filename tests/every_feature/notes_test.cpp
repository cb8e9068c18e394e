// Search in what people wrote down: found by its words, by whoever may see it now and nobody else,
// through every change of who that is.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <boost/json/serialize.hpp>

#include "storage/note_index.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli {
namespace {

using support::Answer;
using support::Engine;
using support::World;
using Words = std::vector<std::string>;

class NoteSearch : public testing::TestWithParam<Engine> {
 protected:
    World world{GetParam()};

    std::string made(const std::string& who, const std::string& path, const std::string& body) {
        const auto answer = world.call(who, "POST", path, body);
        EXPECT_EQ(answer.status, 201) << path << " " << answer.body;
        return answer.text("id");
    }
    void act(const std::string& who, const std::string& path, const std::string& body = "{}") {
        const auto answer = world.call(who, "POST", path, body);
        EXPECT_LT(answer.status, 300) << path << " " << answer.body;
    }
    std::string customer(const std::string& name, const std::string& more = "",
                         const std::string& who = "assistant") {
        return made(who, "/customers", R"({"name":")" + name + "\"" + more + "}");
    }
    std::string talk(const std::string& customer, const std::string& words,
                     const std::string& who = "assistant") {
        return made(who, "/customers/" + customer + "/interactions",
                    R"({"channel":"phone","words":")" + words + "\"}");
    }
    void give(const std::string& customer, const std::string& to) {
        act("admin", "/customers/" + customer + "/assignment",
            R"({"owner_id":")" + std::to_string(world.id_of(to).v) + "\"}");
    }
    Answer find(const std::string& who, const std::string& q, const std::string& more = "") {
        std::string encoded;
        for (const unsigned char c : q) encoded += fmt::format("%{:02X}", c);
        return world.call(who, "GET", "/notes?q=" + encoded + more);
    }
    Words words(const std::string& who, const std::string& q, const std::string& more = "") {
        Words found;
        const auto answer = find(who, q, more);
        EXPECT_EQ(answer.status, 200) << answer.body;
        for (const auto& item : answer.json.at("items").as_array())
            found.emplace_back(item.at("words").as_string());
        return found;
    }
};
INSTANTIATE_TEST_SUITE_P(On, NoteSearch, testing::ValuesIn(support::engines()),
                         [](const auto& one) { return support::name_of(one.param); });

TEST_P(NoteSearch, says_what_who_when_and_where) {
    const auto hengda = customer("苏州恒达精密");
    const auto id = talk(hengda, "说下周要样品");
    const auto answer = find("assistant", "樣品");
    ASSERT_EQ(answer.json.at("items").as_array().size(), 1U) << answer.body;
    const auto& hit = answer.json.at("items").at(0);
    EXPECT_EQ(hit.at("entity").as_string(), "interaction");
    EXPECT_EQ(hit.at("id").as_string(), id);
    EXPECT_EQ(hit.at("title").as_string(), "苏州恒达精密");
    EXPECT_FALSE(hit.at("author_name").as_string().empty());
    EXPECT_EQ(hit.at("at").as_int64(), world.now.v);
    EXPECT_EQ(boost::json::serialize(hit.at("spans")), "[[4,6]]");
    EXPECT_EQ(hit.at("customer_id").as_string(), hengda);
    for (int i = 0; i < 3; ++i) talk(hengda, fmt::format("第{}次催样品", i));
    const auto page =
        world.call("assistant", "GET", "/customers/" + hengda + "/timeline?entry_id=" + id);
    EXPECT_EQ(page.json.at("items").as_array().size(), 2U) << "it, and what was before";
    EXPECT_EQ(page.json.at("items").at(0).at("entity_id").as_string(), id);
    const auto first = find("assistant", "样品", "&limit=2");
    EXPECT_EQ(first.json.at("items").as_array().size(), 2U);
    const std::string next(first.json.at("next_before").as_string());
    EXPECT_EQ(words("assistant", "样品", "&limit=2&before=" + next),
              (Words{"第0次催样品", "说下周要样品"}))
        << "goes on where the first ended";
    EXPECT_TRUE(find("assistant", "样品").json.at("next_before").is_null());
}

TEST_P(NoteSearch, finds_what_lies_in_the_caller_s_scope) {
    talk(customer("苏州恒达精密"), "恒达要样品");
    talk(customer("常州天一", "", "colleague"), "天一要样品", "colleague");
    EXPECT_EQ(words("assistant", "样品"), Words{"恒达要样品"});
    EXPECT_EQ(words("colleague", "样品"), Words{"天一要样品"});
    EXPECT_EQ(words("manager", "样品"), Words{"恒达要样品"});
    EXPECT_EQ(words("auditor", "样品"), (Words{"天一要样品", "恒达要样品"}));
    EXPECT_EQ(words("hr", "样品"), Words{}) << "may not read customers at all";
    world.found_other_organisation();
    EXPECT_EQ(words("stranger", "样品"), Words{});
    EXPECT_EQ(find("", "样品").status, 401);
    EXPECT_EQ(find("admin", "样品", "&limit=51").fields(), Words{"limit:field.out_of_range"});
    EXPECT_EQ(find("admin", "").fields(), Words{"q:field.required"});
}

TEST_P(NoteSearch, a_new_owner_finds_and_the_former_one_does_not) {
    const auto hengda = customer("苏州恒达精密", R"(,"note":"样品寄前台")");
    talk(hengda, "第一次要样品");
    act("assistant", "/follow_ups",
        fmt::format(R"({{"customer_id":"{}","due_at":{},"goal":"带样品上门"}})", hengda,
                    world.now.plus_ms(2 * kDayMs).v));
    made("assistant", "/needs", R"({"customer_id":")" + hengda + R"(","words":"样品要三种颜色"})");
    EXPECT_EQ(words("assistant", "样品").size(), 4U);
    give(hengda, "colleague");
    EXPECT_EQ(words("assistant", "样品"), Words{}) << "at once, whatever the index still says";
    EXPECT_EQ(words("manager", "样品"), Words{}) << "the colleague is of another team";
    world.follow_events();
    EXPECT_EQ(words("colleague", "样品").size(), 4U) << "all that was written before";
    EXPECT_EQ(words("assistant", "样品"), Words{});
    give(hengda, "assistant");
    world.follow_events();
    EXPECT_EQ(words("assistant", "样品").size(), 4U);
    EXPECT_EQ(words("colleague", "样品"), Words{});
}

TEST_P(NoteSearch, more_notes_than_a_batch_moves_follow_as_a_job) {
    const auto hengda = customer("苏州恒达精密");
    const Id customer_id{std::stoll(hengda)};
    const auto filed =
        storage::write_now(world.db(), world.system(), [&](storage::Tx& tx) -> Result<> {
            for (int i = 0; i < 1200; ++i)
                storage::index_note(tx, {"interaction",
                                         tx.new_id(),
                                         customer_id,
                                         world.id_of("assistant"),
                                         {"要样品"}});
            return Done{};
        });
    ASSERT_TRUE(filed.ok());
    give(hengda, "colleague");
    world.follow_events();
    const auto left = [&] {
        std::int64_t count = 0;
        world.db().read(world.org(), [&](storage::Tx& tx) {
            const Cell arguments[] = {Cell::of(world.id_of("assistant").v)};
            tx.run_text("SELECT COUNT(*) FROM note_entry WHERE org_id = $1 AND owner_id = $2",
                        arguments, [&](const auto& row) { count = row.integer(0); });
        });
        return count;
    };
    EXPECT_EQ(left(), 200);
    world.run_jobs();
    EXPECT_EQ(left(), 0);
}

TEST_P(NoteSearch, what_was_taken_back_or_replaced_is_found_no_longer) {
    const auto hengda = customer("苏州恒达精密");
    const auto wrong = talk(hengda, "打错了，要样品");
    act("assistant", "/interactions/" + wrong + "/withdrawal");
    EXPECT_EQ(words("assistant", "样品"), Words{});
    const auto need =
        made("assistant", "/needs",
             R"({"customer_id":")" + hengda + R"(","words":"月底要样品","read_back":"月底前到"})");
    act("assistant", "/needs/" + need + "/confirmation", R"({"confirmed_by":"王工"})");
    act("assistant", "/needs/" + need + "/revision");
    EXPECT_EQ(words("assistant", "样品").size(), 2U) << "what stands, and what is being written";
    act("manager", "/customers/" + hengda + "/archival", R"({"reason":"歇业"})");
    world.follow_events();
    EXPECT_EQ(words("assistant", "样品").size(), 2U) << "an archived customer is found too";
}

TEST_P(NoteSearch, a_merge_takes_notes_along_and_undoing_it_brings_them_back) {
    const auto winner = customer("苏州恒达精密");
    const auto loser = customer("常州天一", "", "colleague");
    talk(winner, "恒达要样品");
    talk(loser, "天一要样品", "colleague");
    const auto merged = world.call(
        "admin", "POST", "/customer_merges",
        fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"],"picks":[]}})", winner, loser));
    ASSERT_EQ(merged.status, 201) << merged.body;
    EXPECT_EQ(words("colleague", "样品"), Words{});
    world.follow_events();
    EXPECT_EQ(words("assistant", "样品"), (Words{"天一要样品", "恒达要样品"}));
    const std::string merge(merged.json.at("items").at(0).at("id").as_string());
    act("admin", "/customer_merges/" + merge + "/undo");
    EXPECT_EQ(words("assistant", "样品"), Words{"恒达要样品"});
    world.follow_events();
    EXPECT_EQ(words("colleague", "样品"), Words{"天一要样品"});
}

TEST_P(NoteSearch, words_of_inquiries_are_found_where_the_inquiry_is) {
    made("assistant", "/inquiries",
         fmt::format(R"({{"words":"问不锈钢样品","name":"李先生","phone":"13900139000",)"
                     R"("owner_id":"{}"}})",
                     world.id_of("assistant").v));
    const auto in_inbox = made("marketing", "/inquiries",
                               R"({"words":"展会要样品","name":"赵女士","wechat":"zhao88"})");
    EXPECT_EQ(words("assistant", "样品").size(), 2U) << "the inbox is everybody's";
    EXPECT_EQ(words("colleague", "样品"), Words{"展会要样品"});
    act("colleague", "/inquiry_claims", R"({"inquiry_id":")" + in_inbox + "\"}");
    EXPECT_EQ(words("assistant", "样品"), Words{"问不锈钢样品"});
    EXPECT_EQ(words("finance", "样品"), Words{}) << "reads no inquiries";
}

TEST_P(NoteSearch, remarks_of_orders_are_found_where_the_order_is) {
    const auto hengda = customer("苏州恒达精密");
    const auto product =
        made("purchasing", "/products", R"({"code":"P1","name":"轴承","list_price_e4":10000})");
    const auto order = made("assistant", "/orders",
                            fmt::format(R"({{"customer_id":"{}","note":"样品随货寄",)"
                                        R"("lines":[{{"product_id":"{}","quantity":1}}]}})",
                                        hengda, product));
    const auto answer = find("assistant", "样品");
    ASSERT_EQ(answer.json.at("items").as_array().size(), 1U) << answer.body;
    const auto& hit = answer.json.at("items").at(0);
    EXPECT_EQ(hit.at("entity").as_string(), "order");
    EXPECT_EQ(hit.at("id").as_string(), order);
    EXPECT_TRUE(hit.at("title").as_string().ends_with("苏州恒达精密"));
    EXPECT_EQ(words("colleague", "样品"), Words{});
    EXPECT_EQ(words("finance", "样品"), Words{"样品随货寄"}) << "reads all orders";
    act("assistant", "/orders/" + order + "/cancellation", R"({"reason":"客户改要样品册"})");
    EXPECT_EQ(words("assistant", "样品册"), Words{"样品随货寄 客户改要样品册"});
}

TEST_P(NoteSearch, words_of_proposals_are_found_as_they_stand) {
    const auto hengda = customer("苏州恒达精密");
    const auto need =
        made("assistant", "/needs", R"({"customer_id":")" + hengda + R"(","words":"要耐磨的"})");
    const auto answer =
        world.call("assistant", "POST", "/proposals",
                   R"({"customer_id":")" + hengda + R"(","need_id":")" + need + "\"}");
    ASSERT_EQ(answer.status, 201) << answer.body;
    const std::string path = "/proposals/" + answer.text("id");
    const auto edited =
        world.call("assistant", "PATCH", path,
                   R"({"opening":"附样品册","lines":[{"need":"要耐磨的","offer":"渗氮处理"}]})",
                   {{"if-match", "1"}});
    ASSERT_EQ(edited.status, 200) << edited.body;
    EXPECT_EQ(find("assistant", "渗氮").json.at("items").at(0).at("entity").as_string(),
              "proposal");
    EXPECT_EQ(words("assistant", "样品册").size(), 1U);
    EXPECT_EQ(words("colleague", "样品册"), Words{});
    EXPECT_EQ(words("finance", "样品册"), Words{}) << "reads no proposals";
    act("assistant", path + "/dropping", R"({"reason":"不做了"})");
    EXPECT_EQ(words("assistant", "样品册"), Words{});
}

TEST_P(NoteSearch, words_of_quotes_are_found_until_another_version_stands) {
    const auto hengda = customer("苏州恒达精密");
    const auto product =
        made("purchasing", "/products", R"({"code":"Q9","name":"垫片","list_price_e4":10000})");
    const std::string path =
        "/quotes/" +
        made("assistant", "/quotes",
             fmt::format(R"({{"customer_id":"{}","opening":"附样品册","lines":[)"
                         R"({{"product_id":"{}","quantity":1,"remark":"渗氮处理"}}]}})",
                         hengda, product));
    EXPECT_EQ(find("assistant", "渗氮").json.at("items").at(0).at("entity").as_string(), "quote");
    EXPECT_EQ(words("colleague", "样品册"), Words{});
    act("assistant", path + "/sending", "{}");
    const std::string next =
        "/quotes/" + world.call("assistant", "POST", path + "/revision", "{}").text("id");
    EXPECT_EQ(words("assistant", "样品册").size(), 2U) << "the one that stands, and the next";
    act("assistant", next + "/sending", "{}");
    EXPECT_EQ(words("assistant", "样品册").size(), 1U);
}

TEST_P(NoteSearch, what_is_masked_stays_masked) {
    const auto hengda = customer("苏州恒达精密", R"(,"phone":"13800138000")");
    made("admin", "/inquiries",
         fmt::format(R"({{"words":"问样品","customer_id":"{}","owner_id":"{}"}})", hengda,
                     world.id_of("colleague").v));
    const auto answer = find("colleague", "样品");
    ASSERT_EQ(answer.json.at("items").as_array().size(), 1U) << answer.body;
    EXPECT_EQ(answer.body.find("苏州恒达精密"), std::string::npos)
        << "the customer is not theirs: " << answer.body;
    const auto call = made("assistant", "/customers/" + hengda + "/interactions",
                           R"({"channel":"phone","words":"空号","wrong_number":true})");
    const auto seen = find("finance", "空号");
    ASSERT_EQ(seen.json.at("items").as_array().size(), 1U) << call << seen.body;
    EXPECT_EQ(seen.body.find("13800138"), std::string::npos) << seen.body;
    EXPECT_EQ(words("finance", "13800138000"), Words{});
}

}  // namespace
}  // namespace zhuli
