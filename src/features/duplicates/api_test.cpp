#include "features/customers/use_cases.hpp"
#include "features/duplicates/twins_for_test.hpp"

namespace zhuli::duplicates {
namespace {

/// A list long enough for words to be rare or common in, as an organisation's is.
class Duplicates : public Twins {
 protected:
    Duplicates() {
        static constexpr const char* kCities[] = {"上海", "苏州", "杭州", "宁波", "无锡", "常州"};
        static constexpr const char* kTrades[] = {"机械", "电子", "五金", "贸易", "包装"};
        const Ctx ctx = world.system();
        const auto added = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<> {
            for (int i = 0; i < 90; ++i) {
                customers::Customer customer;
                customer.name = fmt::format("{}{}{}{}有限公司", kCities[i % 6], word(i),
                                            word(i + 37), kTrades[i % 5]);
                customer.phone.v = fmt::format("+86139{:08}", 20'000'000 + i * 7919);
                customer.region = kCities[i % 6];
                customer.owner_id = world.id_of("assistant");
                CHECK(customers::add_customer(tx, ctx, customer));
            }
            return Done{};
        });
        EXPECT_TRUE(added.ok());
    }

    static std::string word(int n) {
        static constexpr const char* kSigns[] = {"瑞", "昌", "泰", "丰", "鑫", "达", "宏", "盛",
                                                 "嘉", "腾", "凯", "华", "恒", "利", "新"};
        return kSigns[n % 15];
    }

    void scan() {
        EXPECT_EQ(world.call("manager", "POST", "/duplicate_scans", "{}").status, 200);
        world.run_jobs();
        world.follow_events();
    }
    Answer list(const std::string& query = "state=open", const std::string& who = "assistant") {
        return world.call(who, "GET", "/duplicates?" + query);
    }
    /// The open pair of these two; empty if there is none.
    std::string pair_of(const std::string& a, const std::string& b,
                        const std::string& who = "admin") {
        const auto answer = list("state=open&limit=200", who);
        for (const auto& item : answer.json.at("items").as_array()) {
            const std::string first(item.at("first_id").as_string());
            const std::string second(item.at("second_id").as_string());
            if ((first == a && second == b) || (first == b && second == a))
                return std::string(item.at("id").as_string());
        }
        return "";
    }
    Answer dismiss(const std::string& id, const std::string& who = "assistant") {
        return world.call(who, "POST", "/duplicates/" + id + "/dismissal",
                          R"({"reason":"母公司与子公司"})");
    }
    Answer edit(const std::string& id, const std::string& body) {
        const auto version = show(id).json.at("version").as_int64();
        return world.call("assistant", "PATCH", "/customers/" + id, body,
                          {{"if-match", std::to_string(version)}});
    }
    std::size_t warnings(const std::string& body) {
        const auto answer = world.call("assistant", "POST", "/duplicate_checks", body);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json.at("items").as_array().size();
    }
    /// Two spellings of one company.
    std::pair<std::string, std::string> twins(const std::string& second_owner = "assistant") {
        return {customer("上海禾木精密模具有限公司",
                         R"(,"phone":"13800138000","region":"上海","contact_name":"王敏")"),
                customer("禾木精密模具（上海）", R"(,"phone":"13800138000","contact_name":"王敏")",
                         second_owner)};
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Duplicates, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Duplicates, nobody_and_a_wrong_role_are_kept_out) {
    EXPECT_EQ(list("", "").status, 401);
    EXPECT_EQ(list("", "warehouse").status, 403);
    EXPECT_EQ(world.call("assistant", "POST", "/duplicate_scans", "{}").status, 403);
    EXPECT_EQ(world.call("auditor", "POST", "/duplicate_scans", "{}").status, 403);
}

TEST_P(Duplicates, are_found_with_their_reasons) {
    const auto [a, b] = twins();
    scan();
    const auto id = pair_of(a, b);
    ASSERT_NE(id, "") << list().body;
    const auto shown = world.call("assistant", "GET", "/duplicates/" + id);
    ASSERT_EQ(shown.status, 200) << shown.body;
    const auto& pair = shown.json.at("pair");
    EXPECT_EQ(pair.at("state"), "open");
    EXPECT_NE(pair.at("level"), "possible") << shown.body;
    EXPECT_EQ(pair.at("actions"), (boost::json::array{"merge", "dismiss"}));
    bool phone = false;
    EXPECT_EQ(shown.body.find(R"("word":"+86)"), std::string::npos) << "numbers may be masked";
    for (const auto& reason : pair.at("reasons").as_array())
        phone |= reason.at("field") == "phone" && reason.at("agreement") == "same" &&
                 reason.at("weight").as_double() > 0;
    EXPECT_TRUE(phone) << shown.body;
    ASSERT_EQ(shown.json.at("customers").as_array().size(), 2u);
    const auto status = world.call("manager", "GET", "/duplicate_scans");
    EXPECT_GE(status.json.at("customers_count").as_int64(), 92);
    EXPECT_FALSE(status.json.at("running").as_bool());
    EXPECT_GE(status.json.at("open_count").as_int64(), 1);
}

TEST_P(Duplicates, go_out_as_a_file_with_both_records_in_a_row) {
    const auto [a, b] = twins();
    scan();
    const auto file =
        world.call("assistant", "GET", "/duplicates/export?format=csv&state=open").body;
    const auto second_line = file.substr(file.find('\n') + 1);
    for (const auto& id : {a, b})
        EXPECT_NE(second_line.find(show(id).text("name")), std::string::npos) << file;
    EXPECT_NE(second_line.find("Phone"), std::string::npos) << "the reason: " << file;
}

TEST_P(Duplicates, of_other_owners_are_shown_to_whoever_has_both) {
    const auto [a, b] = twins("colleague");
    scan();
    const auto id = pair_of(a, b, "admin");
    ASSERT_NE(id, "");
    EXPECT_EQ(pair_of(a, b, "assistant"), "");
    EXPECT_EQ(pair_of(a, b, "colleague"), "");
    EXPECT_EQ(pair_of(a, b, "manager"), "") << "of another team";
    EXPECT_EQ(world.call("assistant", "GET", "/duplicates/" + id).status, 404);
    EXPECT_EQ(dismiss(id).status, 404);
    EXPECT_EQ(world
                  .call("admin", "POST", "/customers/" + b + "/assignment",
                        fmt::format(R"({{"owner_id":"{}"}})", world.id_of("assistant").v))
                  .status,
              200);
    world.follow_events();
    EXPECT_EQ(pair_of(a, b, "assistant"), id) << "owners go with their customers";
}

TEST_P(Duplicates, are_paged_by_likelihood) {
    for (int i = 0; i < 5; ++i) {
        const auto email = i < 2 ? fmt::format(R"(,"email":"yiqi{}@hemu.example")", i) : "";
        const auto keys = fmt::format(R"(,"phone":"1370013700{}"{})", i, email);
        customer(fmt::format("苏州禾木{}{}仪器有限公司", word(i), word(i + 5)), keys);
        customer(fmt::format("{}禾木{}{}仪器", i < 2 ? "苏州" : "", word(i), word(i + 5)), keys);
    }
    scan();
    std::vector<std::int64_t> scores;
    std::string cursor;
    do {
        const auto page =
            list("state=open&limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor), "admin");
        ASSERT_EQ(page.status, 200) << page.body;
        for (const auto& item : page.json.at("items").as_array())
            scores.push_back(item.at("score").as_int64());
        const auto& next = page.json.at("next_cursor");
        cursor = next.is_string() ? std::string(next.as_string()) : "";
    } while (!cursor.empty());
    EXPECT_GE(scores.size(), 5u);
    EXPECT_TRUE(std::is_sorted(scores.rbegin(), scores.rend()));
    const auto certain = list("state=open&level=automatic&limit=200", "admin");
    const auto& items = certain.json.at("items").as_array();
    EXPECT_FALSE(items.empty());
    EXPECT_LT(items.size(), scores.size());
    for (const auto& item : items) EXPECT_EQ(item.at("level"), "automatic");
}

TEST_P(Duplicates, dismissed_are_neither_proposed_nor_warned_about_until_a_key_changes) {
    const auto [a, b] = twins();
    const auto question = R"({"phone":"13800138000","except_id":")" + a + "\"}";
    scan();
    EXPECT_EQ(warnings(question), 1u);
    const auto id = pair_of(a, b);
    const auto dismissed = dismiss(id);
    ASSERT_EQ(dismissed.status, 200) << dismissed.body;
    EXPECT_EQ(dismissed.text("state"), "not_duplicate");
    EXPECT_EQ(dismissed.text("reason"), "母公司与子公司");
    EXPECT_EQ(dismissed.json.at("actions"), (boost::json::array{"reopen"}));
    EXPECT_EQ(warnings(question), 0u);
    EXPECT_EQ(warnings(R"({"phone":"13800138000"})"), 2u) << "somebody new is another matter";
    EXPECT_EQ(edit(a, R"({"address":"延安路 1 号","phone":"138-0013-8000"})").status, 200);
    scan();
    EXPECT_EQ(pair_of(a, b), "") << "no key is another one";
    EXPECT_EQ(warnings(R"({"email":"a@b.cn","except_id":")" + a + "\"}"), 0u);
    EXPECT_EQ(edit(b, R"({"email":"a@b.cn"})").status, 200);
    EXPECT_EQ(warnings(R"({"email":"a@b.cn","except_id":")" + a + "\"}"), 1u);
    scan();
    EXPECT_EQ(pair_of(a, b), id) << "a key changed: looked at again";
}

TEST_P(Duplicates, dismissed_by_mistake_wait_again) {
    const auto [a, b] = twins();
    scan();
    const auto id = pair_of(a, b);
    EXPECT_EQ(dismiss(id).status, 200);
    EXPECT_EQ(dismiss(id).status, 409) << "decided already";
    EXPECT_EQ(world.call("auditor", "POST", "/duplicates/" + id + "/reopening", "{}").status, 403);
    EXPECT_EQ(world.call("assistant", "POST", "/duplicates/" + id + "/reopening", "{}").status,
              200);
    EXPECT_EQ(pair_of(a, b), id);
    EXPECT_EQ(warnings(R"({"phone":"13800138000","except_id":")" + a + "\"}"), 1u);
}

TEST_P(Duplicates, of_whoever_changed_are_found_without_looking_at_everybody) {
    scan();
    world.now = world.now.plus_ms(20 * kMinuteMs);
    const auto [a, b] = twins();
    world.run_jobs();
    EXPECT_NE(pair_of(a, b), "");
}

TEST_P(Duplicates, that_are_none_any_more_leave_the_queue) {
    const auto [a, b] = twins();
    scan();
    const auto id = pair_of(a, b);
    ASSERT_NE(id, "");
    EXPECT_EQ(
        edit(b, R"({"name":"宁波顺捷物流","phone":"13611112222","contact_name":"孙亮"})").status,
        200);
    world.now = world.now.plus_ms(kMinuteMs);
    scan();
    EXPECT_EQ(world.call("assistant", "GET", "/duplicates/" + id).json.at("pair").at("state"),
              "gone");
}

TEST_P(Duplicates, of_an_archived_customer_leave_the_queue_with_it) {
    const auto [a, b] = twins();
    scan();
    const auto id = pair_of(a, b);
    world.call("manager", "POST", "/customers/" + b + "/archival", R"({"reason":"x"})");
    world.follow_events();
    EXPECT_EQ(pair_of(a, b), "");
    world.call("manager", "POST", "/customers/" + b + "/restoration");
    world.now = world.now.plus_ms(kMinuteMs);
    scan();
    EXPECT_EQ(pair_of(a, b), id);
}

TEST_P(Duplicates, are_settled_by_a_merge_and_wait_again_when_it_is_undone) {
    const auto [a, b] = twins();
    scan();
    const auto id = pair_of(a, b);
    const auto merge_id = merged(a, b);
    EXPECT_EQ(world.call("assistant", "GET", "/duplicates/" + id).json.at("pair").at("state"),
              "merged");
    world.now = world.now.plus_ms(kMinuteMs);
    scan();
    EXPECT_EQ(pair_of(a, b), "");
    EXPECT_EQ(undo(merge_id).status, 200);
    EXPECT_EQ(pair_of(a, b), id);
}

TEST_P(Duplicates, that_are_settled_are_out_of_sight_with_their_customers) {
    const auto [a, b] = twins();
    scan();
    const auto id = pair_of(a, b);
    merged(a, b);
    world.follow_events();
    const auto shown = [&] { return list("state=merged").json.at("items").as_array().size(); };
    EXPECT_EQ(shown(), 1u);
    const auto assigned =
        world.call("admin", "POST", "/customers/" + a + "/assignment",
                   fmt::format(R"({{"owner_id":"{}"}})", world.id_of("colleague").v));
    ASSERT_EQ(assigned.status, 200) << assigned.body;
    EXPECT_EQ(world.call("assistant", "GET", "/duplicates/" + id).status, 404) << "at once";
    world.follow_events();
    EXPECT_EQ(shown(), 0u);
}

TEST_P(Duplicates, of_somebody_merged_are_not_reopened) {
    const auto [a, b] = twins();
    const auto third = customer("别家机械");
    scan();
    const auto id = pair_of(a, b);
    ASSERT_EQ(dismiss(id).status, 200);
    merged(third, b);
    EXPECT_EQ(world.call("assistant", "POST", "/duplicates/" + id + "/reopening", "{}").code(),
              "duplicates.not_two_any_more");
}

TEST_P(Duplicates, are_scanned_twice_without_being_found_twice) {
    const auto [a, b] = twins();
    scan();
    const auto found = list("state=open&limit=200", "admin").json.at("items").as_array().size();
    const auto id = pair_of(a, b);
    const auto version =
        world.call("admin", "GET", "/duplicates/" + id).json.at("pair").at("version");
    scan();
    EXPECT_EQ(list("state=open&limit=200", "admin").json.at("items").as_array().size(), found);
    EXPECT_EQ(world.call("admin", "GET", "/duplicates/" + id).json.at("pair").at("version"),
              version);
}

}  // namespace
}  // namespace zhuli::duplicates
