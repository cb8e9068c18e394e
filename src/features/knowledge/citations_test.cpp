// Cards and scripts that rest on a case of the library, and what a case is cited by.
#include "features/tickets/complaints_for_test.hpp"

namespace zhuli::knowledge {
namespace {

using support::Answer;
using tickets::Words;

struct Citing : tickets::Complaints {
    ~Citing() override { shop.expect_sound(); }

    std::string drafted() {
        return shop.made(
            "service", "/cases",
            R"({"title":"外箱压坏","kind":"logistics","cause":"carrier",)"
            R"("symptom":"压扁","finding":"中转","remedy":"补发","prevention":"护角"})");
    }
    Answer on_case(const std::string& one, const std::string& noun, const std::string& body = "{}",
                   const std::string& who = "manager") {
        return world.call(who, "POST", "/cases/" + one + "/" + noun, body);
    }
    std::string published() {
        const auto one = drafted();
        EXPECT_EQ(on_case(one, "submission", "{}", "service").status, 200);
        EXPECT_EQ(on_case(one, "publication", R"({"review_on":"2026-12-20"})").status, 200);
        return one;
    }
    Answer script(const std::string& one) {
        return world.call("assistant", "POST", "/scripts",
                          R"({"scene":"objection","title":"破损怎么办","words":"易损件加了护角",)"
                          R"("source":"案例库","case_id":")" +
                              one + "\"}");
    }
    Answer card(const std::string& one) {
        return world.call("manager", "POST", "/knowledge_cards",
                          R"({"kind":"selling_point","title":"护角","words":"易损件都加护角",)"
                          R"("source":"案例库","case_id":")" +
                              one + "\"}");
    }
    std::string cited(const std::string& path) {
        return world.call("assistant", "GET", path).text("cited");
    }
    Words citations(const std::string& one) {
        Words found;
        const auto answer = world.call("assistant", "GET", "/cases/" + one + "/citations");
        EXPECT_EQ(answer.status, 200) << answer.body;
        for (const auto& item : answer.json.at("items").as_array())
            found.push_back(std::string(item.at("entity").as_string()) + " " +
                            std::string(item.at("title").as_string()) +
                            (item.at("draft").as_bool() ? " draft" : ""));
        return found;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Citing, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Citing, is_of_published_cases_and_seen_from_both_sides) {
    const auto one = published();
    const auto point = card(one), talk = script(one);
    ASSERT_EQ(point.status, 201) << point.body;
    ASSERT_EQ(talk.status, 201) << talk.body;
    EXPECT_EQ(talk.text("case_title"), "外箱压坏");
    EXPECT_EQ(talk.text("cited"), "holds");
    EXPECT_EQ(citations(one), (Words{"knowledge_card 护角", "script 破损怎么办 draft"}));
    const auto path = "/scripts/" + talk.text("id");
    EXPECT_EQ(world.call("manager", "POST", path + "/approval").status, 200);
    EXPECT_EQ(citations(one), (Words{"knowledge_card 护角", "script 破损怎么办"}));
    const auto found = world.call("assistant", "GET", "/scripts?case_id=" + one);
    EXPECT_EQ(ids(found), Words{talk.text("id")});
    EXPECT_EQ(world.call("manager", "POST", path + "/retirement", R"({"reason":"过时"})").status,
              200);
    EXPECT_EQ(world
                  .call("manager", "POST", "/knowledge_cards/" + point.text("id") + "/archive",
                        R"({"reason":"过时"})")
                  .status,
              200);
    EXPECT_EQ(citations(one), Words{}) << "what nobody says any more";
    EXPECT_EQ(world.call("hr", "GET", "/cases/" + one + "/citations").status, 403);
    EXPECT_EQ(world.call("assistant", "GET", "/cases/7/citations").status, 404);
    world.found_other_organisation();
    EXPECT_EQ(world.call("stranger", "GET", "/cases/" + one + "/citations").status, 404);
}

TEST_P(Citing, is_refused_of_what_is_not_published) {
    EXPECT_EQ(script("7").fields(), Words{"case_id:field.no_such_record"});
    const auto one = drafted();
    const Words refused{"case_id:knowledge.case_not_published"};
    EXPECT_EQ(script(one).fields(), refused);
    EXPECT_EQ(card(one).fields(), refused);
    EXPECT_EQ(citations(one), Words{});
}

TEST_P(Citing, is_marked_when_the_case_is_due_overdue_or_withdrawn) {
    const auto one = published();
    const auto talk = script(one);
    const auto path = "/scripts/" + talk.text("id");
    EXPECT_EQ(world.call("manager", "POST", path + "/approval").status, 200);
    world.now = zone_of("Asia/Shanghai").at(Date::from_ymd(2026, 12, 10), 600);
    EXPECT_EQ(cited(path), "due");
    world.now = zone_of("Asia/Shanghai").at(Date::from_ymd(2026, 12, 21), 600);
    EXPECT_EQ(cited(path), "overdue");
    EXPECT_EQ(on_case(one, "renewal").status, 200);
    EXPECT_EQ(cited(path), "holds");
    EXPECT_EQ(on_case(one, "archival", R"({"words":"不再适用"})").status, 200);
    EXPECT_EQ(cited(path), "withdrawn");
    const auto next = world.call("assistant", "POST", path + "/revision");
    ASSERT_EQ(next.status, 201) << next.body;
    EXPECT_EQ(next.text("cited"), "withdrawn") << "taken along, and marked";
    const auto change = [&](const std::string& body) {
        const auto draft = "/scripts/" + next.text("id");
        const auto now = world.call("assistant", "GET", draft);
        return world.call("assistant", "PATCH", draft, body,
                          {{"if-match", std::to_string(now.json.at("version").as_int64())}});
    };
    EXPECT_EQ(change(R"({"title":"破损怎么说"})").status, 200) << "what stood there may stay";
    EXPECT_EQ(change(R"({"case_id":null})").text("cited"), "none");
    EXPECT_EQ(change(R"({"case_id":")" + one + "\"}").fields(),
              Words{"case_id:knowledge.case_not_published"});
}

}  // namespace
}  // namespace zhuli::knowledge
