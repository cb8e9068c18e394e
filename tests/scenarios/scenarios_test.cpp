// Every .scn of this folder on every engine, and the runner's own tests.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {
namespace {

using support::Engine;

std::vector<std::filesystem::path> files() {
    std::vector<std::filesystem::path> found;
    for (const auto& entry :
         std::filesystem::directory_iterator(ZHULI_SOURCE_DIR "/tests/scenarios"))
        if (entry.path().extension() == ".scn") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

std::string text_in(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

class Scenario : public testing::TestWithParam<std::tuple<std::filesystem::path, Engine>> {};

INSTANTIATE_TEST_SUITE_P(Walks, Scenario,
                         testing::Combine(testing::ValuesIn(files()),
                                          testing::ValuesIn(support::engines())),
                         [](const auto& walk) {
                             return std::get<0>(walk.param).stem().string() + "_" +
                                    support::name_of(std::get<1>(walk.param));
                         });

TEST_P(Scenario, goes_as_written) {
    const auto& [file, engine] = GetParam();
    const Script script = read_script(file.string(), text_in(file));
    EXPECT_FALSE(script.title.empty()) << file << " 没有场景标题";
    EXPECT_FALSE(script.steps.empty());
    for (const Complaint& complaint : Walk(engine).run(script))
        ADD_FAILURE_AT(complaint.file.c_str(), complaint.line) << complaint.text();
}

/// What the runner says about a script that is wrong.
std::string complaint_about(std::string_view text) {
    std::string said;
    for (const Complaint& complaint : Walk(Engine::sqlite).run(read_script("x.scn", text)))
        said += complaint.text() + "\n";
    return said;
}

TEST(ScenarioRunner, names_file_line_expected_and_got_of_an_expectation_that_fails) {
    EXPECT_EQ(complaint_about("场景 试\n"
                              "沈晓雯 新建客户 杭州精工机械有限公司\n"
                              "\n"
                              "沈晓雯 搜索客户 hzjg  \n"
                              "期望 找到 上海恒达\n"),
              "x.scn:5: 期望 找到 上海恒达\n  期望 上海恒达\n  得到 杭州精工机械有限公司\n");
}

TEST(ScenarioRunner, tells_of_a_refusal_nobody_expected) {
    const std::string said = complaint_about("沈晓雯 新建客户 甲\n");
    EXPECT_NE(said.find("x.scn:1: 沈晓雯 新建客户 甲\n  期望 成功\n  得到 422"), said.npos) << said;
}

TEST(ScenarioRunner, tells_of_a_success_where_a_refusal_was_expected) {
    const std::string said = complaint_about("沈晓雯 新建客户 上海恒达\n期望 拒绝 没有权限\n");
    EXPECT_NE(said.find("x.scn:2: "), said.npos) << said;
    EXPECT_NE(said.find("得到 成功（201）"), said.npos) << said;
}

TEST(ScenarioRunner, tells_of_words_people_orders_and_tables_it_does_not_know) {
    EXPECT_NE(complaint_about("沈晓雯 飞往 上海\n").find("得到 飞往"), std::string::npos);
    EXPECT_NE(complaint_about("期望 天气 好\n").find("其中一个：拒绝、找到"), std::string::npos);
    EXPECT_NE(complaint_about("王五 新建客户 上海恒达\n").find("得到 王五"), std::string::npos);
    EXPECT_NE(complaint_about("沈晓雯 提交订单\n").find("还没有订单"), std::string::npos);
    EXPECT_NE(complaint_about("沈晓雯 下单 给 无此客户：P1 × 1\n").find("没有产品 P1"),
              std::string::npos);
    EXPECT_NE(complaint_about("| 表格\n").find("x.scn:1"), std::string::npos);
}

TEST(ScenarioScript, reads_who_what_terms_and_tables) {
    const Script script = read_script("x.scn",
                                      "# 说明\n场景 一圈\n"
                                      "沈晓雯 下单 给 杭州精工：P1 × 3，P2 × 1\n"
                                      "沈晓雯 确认订单，确认人 张三\n"
                                      "邵文哲 导入客户 名单.csv\n  | 名称,电话\n  | 甲,1\n");
    EXPECT_EQ(script.title, "一圈");
    ASSERT_EQ(script.steps.size(), 3u);
    EXPECT_EQ(script.steps[0].line, 3);
    EXPECT_EQ(script.steps[0].verb, "下单");
    EXPECT_EQ(script.steps[0].object, "给 杭州精工");
    EXPECT_EQ(script.steps[0].terms, (std::vector<std::string>{"P1 × 3", "P2 × 1"}));
    EXPECT_EQ(script.steps[1].verb, "确认订单");
    EXPECT_EQ(script.steps[1].object, "");
    EXPECT_EQ(script.steps[1].term("确认人 "), "张三");
    EXPECT_EQ(script.steps[2].block, (std::vector<std::string>{"名称,电话", "甲,1"}));
}

}  // namespace
}  // namespace zhuli::scenarios
