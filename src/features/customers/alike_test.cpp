// Names that are alike and share a word few customers have: told while a customer is entered.
#include <array>

#include "features/customers/desk_for_test.hpp"

namespace zhuli::customers {
namespace {

struct Alike : Desk {
    /// Who is named for a name, "matched_by name" each.
    std::vector<std::string> asked(const std::string& name, const std::string& who = "assistant",
                                   const std::string& more = "") {
        const auto answer =
            post(who, "/duplicate_checks", R"({"name":")" + name + "\"" + more + "}");
        EXPECT_EQ(answer.status, 200) << answer.body;
        std::vector<std::string> found;
        for (const auto& item : answer.json.at("items").as_array())
            found.push_back(text_at(item, "matched_by") + " " + text_at(item, "name"));
        return found;
    }
    /// Customers that share a trade and nothing else.
    void add_makers(int count) {
        constexpr std::array kFirst{"宏", "远", "博", "嘉", "瑞", "泰"};
        constexpr std::array kSecond{"图", "景", "川", "禾", "麟"};
        for (int i = 0; i < count; ++i) {
            const auto n = static_cast<std::size_t>(i);
            added(std::string("宁波") + kFirst.at(n % kFirst.size()) +
                  kSecond.at(n / kFirst.size()) + "机械有限公司");
        }
    }
};

INSTANTIATE_TEST_SUITE_P(Both, Alike, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

using Found = std::vector<std::string>;

TEST_P(Alike, a_longer_name_and_another_spelling_are_told_after_the_same_key) {
    add_makers(12);
    added("杭州精工机械有限公司");
    EXPECT_EQ(asked("杭州精工机械设备有限公司"), Found{"alike 杭州精工机械有限公司"});
    EXPECT_EQ(asked("精工機械設備（杭州）"), Found{"alike 杭州精工机械有限公司"});
    added("杭州精工机械设备制造厂");
    EXPECT_EQ(asked("精工机械"),
              (Found{"name 杭州精工机械有限公司", "alike 杭州精工机械设备制造厂"}));
}

TEST_P(Alike, words_many_customers_have_are_no_evidence) {
    add_makers(30);
    EXPECT_EQ(asked("金石机械设备有限公司"), Found{});
    EXPECT_EQ(asked("宁波机械"), Found{});
}

TEST_P(Alike, a_word_is_common_from_the_square_root_of_all_on) {
    for (const char* name : {"东辰食品", "东辰印务", "东辰物流", "东辰建材"}) added(name);
    EXPECT_EQ(asked("东辰公司"), Found{}) << "four of what counts as nine";
    add_makers(30);
    EXPECT_EQ(asked("东辰公司").size(), 4u) << "four of more than thirty";
}

TEST_P(Alike, who_is_out_of_scope_is_told_masked_and_who_is_gone_is_not_told) {
    add_makers(12);
    const auto path = added("杭州精工机械有限公司");
    EXPECT_EQ(asked("杭州精工机械设备", "colleague"), Found{"alike ****"});
    const std::string except = R"(,"except_id":")" + id_in(path) + "\"";
    EXPECT_EQ(asked("杭州精工机械设备", "assistant", except), Found{}) << "itself";
    ASSERT_EQ(post("manager", path + "/archival", R"({"reason":"重复"})").status, 200);
    EXPECT_EQ(asked("杭州精工机械设备"), Found{});
}

}  // namespace
}  // namespace zhuli::customers
