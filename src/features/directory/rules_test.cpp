#include "features/directory/rules.hpp"

#include <gtest/gtest.h>

#include "features/directory/rules_plan.hpp"

namespace zhuli::directory {
namespace {

TEST(PlatformSettings, an_address_is_https_or_on_the_loopback) {
    const auto refused = [](std::string_view url, bool may_be_http) {
        Platform platform{.app_id = "a"};
        platform.api_url = url;
        return !check(platform, may_be_http).ok();
    };
    EXPECT_FALSE(refused("https://qyapi.corp.cn", false));
    EXPECT_FALSE(refused("https://corp.cn/wecom", false));
    EXPECT_FALSE(refused("http://127.0.0.1:8080/x", true));
    EXPECT_TRUE(refused("http://127.0.0.1:8080", false));
    for (const char* url :
         {"http://corp.cn", "https://", "https://u@corp.cn", "https://corp.cn/", "ftp://x",
          "https://corp.cn?x", "https:///x", "http://127.0.0.1.evil.cn", "https://a b", "x"})
        EXPECT_TRUE(refused(url, true)) << url;
}

TEST(PlatformSettings, the_platform_leads_back_to_one_address_only) {
    Platform platform;
    platform.home_url = "https://crm.cn";
    EXPECT_EQ(return_url_of(platform), "https://crm.cn/sign-in/platform");
    EXPECT_TRUE(is_home(platform, "https://crm.cn"));
    EXPECT_TRUE(is_home(platform, "")) << "a program";
    EXPECT_FALSE(is_home(platform, "https://crm.cn.evil.cn"));
    EXPECT_FALSE(is_home(platform, "http://crm.cn"));
}

TEST(PlatformPause, doubles_up_to_half_an_hour) {
    EXPECT_EQ(pause_ms(1), 30 * kSecondMs);
    EXPECT_EQ(pause_ms(2), kMinuteMs);
    EXPECT_EQ(pause_ms(50), 30 * kMinuteMs);
}

struct Speaking : testing::TestWithParam<PlatformKind> {
    Platform platform{.kind = GetParam(), .app_id = "app&id", .agent_id = "7", .secret = "s=1"};
    const Speech& speech = speech_of(GetParam());
};
INSTANTIATE_TEST_SUITE_P(Each, Speaking,
                         testing::Values(PlatformKind::wecom, PlatformKind::dingtalk,
                                         PlatformKind::feishu));

TEST_P(Speaking, the_way_there_names_the_app_the_way_back_and_the_state) {
    const auto url = speech.sign_in(platform, {"https://crm.cn/sign-in/platform", "1.st", "ch"});
    EXPECT_TRUE(url.starts_with(std::string(speech.sign_in_url) + "/")) << url;
    EXPECT_NE(url.find("redirect_uri=https%3A%2F%2Fcrm.cn%2Fsign-in%2Fplatform"), url.npos) << url;
    EXPECT_NE(url.find("app%26id"), url.npos) << url;
    EXPECT_NE(url.find("state=1.st"), url.npos) << url;
    EXPECT_EQ(url.find("s%3D1"), url.npos) << "the secret stays here";
}

TEST(SpeakingInWecom, its_own_app_is_asked_without_a_code_to_scan) {
    const Platform platform{.app_id = "corp", .agent_id = "7"};
    const auto url =
        kWecom.sign_in(platform, {"https://crm.cn/sign-in/platform", "1.st", "", true});
    EXPECT_TRUE(url.starts_with("https://open.weixin.qq.com/connect/oauth2/authorize?")) << url;
    EXPECT_TRUE(url.ends_with("&state=1.st#wechat_redirect")) << url;
}

TEST_P(Speaking, what_is_no_answer_is_tried_again_later) {
    for (const Reply& reply :
         {Reply{0, "timeout"}, Reply{500, "{}"}, Reply{429, ""}, Reply{200, ""}, Reply{200, "[]"},
          Reply{200, "{"}, Reply{200, "null"}, Reply{200, std::string(100'000, '[')},
          Reply{200, "\xff"}}) {
        EXPECT_EQ(speech.read_app_token(reply).outcome, Outcome::busy) << reply.body.substr(0, 9);
        EXPECT_EQ(speech.read_people(reply).outcome, Outcome::busy);
        EXPECT_EQ(speech.read_departments(reply).outcome, Outcome::busy);
        EXPECT_NE(speech.read_exchange(reply).outcome, Outcome::done);
    }
}

TEST_P(Speaking, strange_people_are_read_without_harm) {
    const bool feishu = GetParam() == PlatformKind::feishu;
    const std::string rows =
        R"([1,null,[],{},{"userid":{},"unionid":7,"open_id":7,"name":"  )" + std::string(500, 'x') +
        R"( ","mobile":"1380013800","org_email":"no","department_ids":[[]],"dept_id_list":[[]]}])";
    const auto body =
        feishu ? R"({"code":0,"data":{"has_more":true,"page_token":[],"items":)" + rows + "}}"
        : GetParam() == PlatformKind::wecom
            ? R"({"errcode":0,"userlist":)" + rows + "}"
            : R"({"errcode":0,"result":{"has_more":1,"list":)" + rows + "}}";
    const auto answer = speech.read_people({200, body});
    ASSERT_EQ(answer.outcome, Outcome::done) << answer.why;
    EXPECT_TRUE(answer.value.next.empty());
    ASSERT_FALSE(answer.value.people.empty());
    EXPECT_LE(answer.value.people.back().name.size(), 60u);
    EXPECT_TRUE(answer.value.people.back().email.empty());
}

TEST(SpeechCodes, say_whether_to_ask_again) {
    const auto wecom = [](const char* body) { return kWecom.read_people({200, body}).outcome; };
    EXPECT_EQ(wecom(R"({"errcode":42001})"), Outcome::token_ended);
    EXPECT_EQ(wecom(R"({"errcode":45009})"), Outcome::busy);
    EXPECT_EQ(wecom(R"({"errcode":60011,"errmsg":"no privilege"})"), Outcome::refused);
    const auto ding = [](const char* body) { return kDingtalk.read_people({200, body}).outcome; };
    EXPECT_EQ(ding(R"({"errcode":88,"sub_code":"40014"})"), Outcome::token_ended);
    EXPECT_EQ(ding(R"({"errcode":88,"sub_code":"90018"})"), Outcome::busy);
    EXPECT_EQ(ding(R"({"errcode":60011})"), Outcome::refused);
    EXPECT_EQ(
        kDingtalk.read_exchange({400, R"({"code":"invalidParameter","message":"m"})"}).outcome,
        Outcome::refused);
    const auto feishu = [](const char* body) { return kFeishu.read_people({400, body}).outcome; };
    EXPECT_EQ(feishu(R"({"code":99991663})"), Outcome::token_ended);
    EXPECT_EQ(feishu(R"({"code":99991400})"), Outcome::busy);
    EXPECT_EQ(feishu(R"({"code":40004,"msg":"no dept authority"})"), Outcome::refused);
}

struct Planning : testing::Test {
    identity::Team team(int id, const char* name, int parent = 0) {
        return {.id = Id{id}, .name = name, .parent_id = Id{parent}};
    }
    identity::User user(int id, const char* name, const char* email, int team_id = 0) {
        identity::User user{.id = Id{id}, .email = {email}, .name = name};
        user.team_id = Id{team_id};
        return user;
    }
    Account account(const char* external, int user_id, const char* mobile = "",
                    const char* email = "") {
        Account account{.external_id = external, .name = "x", .mobile = {mobile}, .email = {email}};
        account.user_id = Id{user_id};
        return account;
    }
    std::vector<std::string> lines() {
        std::vector<std::string> out;
        for (const Change& change : plan(platform, found, known))
            out.push_back(std::string(enum_name(change.kind)) + " " +
                          std::string(enum_name(change.reason)) + " " + change.external_id.v +
                          (change.chosen ? "" : " ?"));
        return out;
    }
    using Lines = std::vector<std::string>;

    Platform platform;
    Found found;
    Known known;
};

TEST_F(Planning, what_agrees_gives_no_change) {
    found.departments = {{"1", "0", "总公司"}, {"2", "1", "销售"}};
    found.people = {{"zs", "张三", "+8613800138000", "zs@x.cn", "2"}};
    known.teams = {team(5, "销售")};
    known.links = {{.external_id = "2", .team_id = Id{5}}};
    known.users = {user(1, "张三", "zs@x.cn", 5)};
    known.accounts = {account("zs", 1, "+8613800138000", "zs@x.cn")};
    EXPECT_EQ(lines(), Lines{});
}

TEST_F(Planning, teams_come_before_those_below_and_a_team_of_that_name_is_taken) {
    found.departments = {{"30", "20", "一组"}, {"20", "1", "销售"}, {"40", "1", "仓库"}};
    known.teams = {team(5, "仓库"), team(6, "一组")};
    EXPECT_EQ(lines(),
              (Lines{"add_team new_there 20", "link_team same_name 40", "add_team new_there 30"}))
        << "a team of the same name elsewhere is another one";
}

TEST_F(Planning, departments_that_are_renamed_moved_or_gone_are_told) {
    found.departments = {{"2", "1", "华东销售"}, {"3", "2", "一组"}};
    known.teams = {team(5, "销售"), team(6, "一组"), team(7, "客服")};
    known.links = {{.external_id = "2", .team_id = Id{5}},
                   {.external_id = "3", .team_id = Id{6}},
                   {.external_id = "4", .team_id = Id{7}}};
    EXPECT_EQ(lines(), (Lines{"change_team other_there 2", "change_team other_there 3",
                              "drop_team gone_there 4"}));
}

TEST_F(Planning, a_circle_and_a_department_without_a_name_are_in_the_way) {
    found.departments = {
        {"2", "3", "甲"}, {"3", "2", "乙"}, {"4", "4", "丙"}, {"5", "1", ""}, {"6", "99", "丁"}};
    EXPECT_EQ(lines(), (Lines{"add_team new_there 6", "conflict circle 2 ?", "conflict circle 3 ?",
                              "conflict circle 4 ?", "conflict no_name 5 ?"}))
        << "one whose parent is not shown stands at the top";
}

TEST_F(Planning, people_are_found_by_e_mail_then_mobile_then_proposed_by_name) {
    found.people = {{"a", "张三", "", "a@x.cn"},
                    {"b", "李四", "+8613800138001", ""},
                    {"c", "王五", "", ""},
                    {"d", "赵六", "", "d@x.cn"}};
    known.users = {user(1, "别名", "a@x.cn"), user(2, "李四", "b@x.cn"), user(3, "王五", "c@x.cn")};
    known.mobiles = {{"+8613800138001", Id{2}}};
    EXPECT_EQ(lines(), (Lines{"link_person same_email a", "link_person same_mobile b",
                              "link_person same_name c ?", "add_person new_there d"}));
}

TEST_F(Planning, whatever_is_in_the_way_is_told_at_once) {
    found.people = {{"a", "", "", "a@x.cn"},       {"b", "乙", "+8613800138001", "b@x.cn"},
                    {"c", "丙", "+8613800138001"}, {"d", "丁", "", "same@x.cn"},
                    {"e", "戊", "", "same@x.cn"},  {"f", "己", "", ""},
                    {"g", "庚", "", "bound@x.cn"}};
    known.users = {user(1, "某", "bound@x.cn")};
    known.accounts = {account("z", 1)};
    found.people.push_back({"z", "某", "", ""});
    EXPECT_EQ(lines(), (Lines{"conflict no_name a ?", "conflict two_with_one_mobile b ?",
                              "conflict two_with_one_mobile c ?", "conflict two_with_one_email d ?",
                              "conflict two_with_one_email e ?", "conflict no_email f ?",
                              "conflict bound_to_another g ?"}));
}

TEST_F(Planning, a_domain_in_the_settings_makes_the_missing_e_mail) {
    platform.email_domain = "corp.cn";
    found.people = {{"zhangsan", "张三"}, {"x y", "李四"}};
    const auto changes = plan(platform, found, known);
    ASSERT_EQ(changes.size(), 2u);
    EXPECT_EQ(changes[0].email.v, "zhangsan@corp.cn");
    EXPECT_EQ(changes[1].reason, Reason::no_email) << "an id that makes no address";
}

TEST_F(Planning, who_left_comes_back_and_is_let_go_is_told_apart) {
    found.people = {{"back", "甲", "", ""}, {"let_go", "乙", "", ""}};
    known.users = {user(1, "甲", "a@x.cn"), user(2, "乙", "b@x.cn"), user(3, "丙", "c@x.cn")};
    known.users[1].state = identity::UserState::left;
    known.accounts = {account("back", 1), account("let_go", 2), account("gone", 3)};
    known.accounts[0].state = AccountState::left;
    EXPECT_EQ(lines(), (Lines{"come_back back_there back", "leave gone_there gone"}))
        << "whoever was let go here stays gone";
}

TEST_F(Planning, who_took_a_binding_off_is_bound_again_only_if_somebody_says_so) {
    found.people = {{"a", "张三", "", "a@x.cn"}};
    known.users = {user(1, "张三", "a@x.cn")};
    known.accounts = {account("a", 0)};
    EXPECT_EQ(lines(), Lines{"link_person same_email a ?"});
}

TEST(Leavers, too_many_are_more_than_the_percentage) {
    EXPECT_FALSE(too_many_leave(5, 100, 5));
    EXPECT_TRUE(too_many_leave(6, 100, 5));
    EXPECT_FALSE(too_many_leave(0, 0, 5));
    EXPECT_TRUE(too_many_leave(1, 10, 5));
}

}  // namespace
}  // namespace zhuli::directory
