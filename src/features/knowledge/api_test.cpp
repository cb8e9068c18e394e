// Knowledge over its addresses: who writes and reads it, what is found while one talks, what is
// marked when its day is over.
#include "features/knowledge/desk_for_test.hpp"

namespace zhuli::knowledge {
namespace {

using Fields = std::vector<std::string>;

struct Cards : Desk {
    std::string line, product;

    Cards() {
        line = made("purchasing", "/product_lines", R"({"code":"L1","name":"水泵"})");
        product = made("purchasing", "/products",
                       R"({"code":"P1","name":"潜水泵","line_id":")" + line +
                           R"(","parameters":[{"name":"防护等级","value":"IP68"},)"
                           R"({"name":"扬程","value":"12","unit":"m"}]})");
    }
    std::string about(const std::string& member, const std::string& id) {
        return ",\"" + member + "\":\"" + id + "\"";
    }
    Answer told() { return get("/knowledge?product_id=" + product); }
};
INSTANTIATE_TEST_SUITE_P(Both, Cards, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Cards, are_written_by_some_read_by_all_and_by_no_other_organisation) {
    const std::string body = R"({"kind":"policy","words":"七天可退","source":"售后制度"})";
    EXPECT_EQ(post("", "/knowledge_cards", body).status, 401);
    EXPECT_EQ(post("assistant", "/knowledge_cards", body).status, 403);
    const auto path = "/knowledge_cards/" + made("marketing", "/knowledge_cards", body);
    for (const char* who : {"assistant", "service", "finance", "auditor"})
        EXPECT_EQ(get(path, who).status, 200) << who;
    EXPECT_EQ(get(path, "hr").status, 403);
    EXPECT_EQ(get(path).text("owner_name"), get(path, "marketing").text("owner_name"));
    EXPECT_TRUE(get(path).json.at("actions").as_array().empty());
    world.found_other_organisation();
    EXPECT_EQ(get(path, "stranger").status, 404);
}

TEST_P(Cards, name_a_product_or_line_that_is_there_and_somebody_who_works_here) {
    EXPECT_EQ(post("marketing", "/knowledge_cards",
                   R"({"kind":"policy","words":"x","source":"y","product_id":"77"})")
                  .fields(),
              Fields{"product_id:field.no_such_record"});
    EXPECT_EQ(post("marketing", "/knowledge_cards", R"({"kind":"fab","title":"x"})").fields(),
              Fields{"source:field.required"});
    EXPECT_EQ(post("marketing", "/knowledge_cards",
                   R"({"kind":"policy","words":"x","source":"y","owner_id":"77"})")
                  .status,
              422);
}

TEST_P(Cards, tell_the_policy_of_each_product_of_an_order) {
    const auto other =
        made("purchasing", "/products", R"({"code":"ZZ","name":"皮带","list_price_e4":10000})");
    card("policy", "七天可退");
    const auto own = card("policy", "水泵三十天可退", about("line_id", line));
    card("policy", "别的产品线",
         about("line_id", made("purchasing", "/product_lines", R"({"code":"L9","name":"别的"})")));
    const auto asked = post("assistant", "/policy_questions",
                            R"({"product_ids":[")" + product + R"(",")" + other + R"("]})");
    ASSERT_EQ(asked.status, 200) << asked.body;
    const auto items = asked.json.at("items").as_array();
    ASSERT_EQ(items.size(), 2u);
    for (const auto& one : items) {
        const bool is_own = one.at("card").at("id").as_string() == own;
        EXPECT_EQ(one.at("product_ids").at(0).as_string(), is_own ? product : other);
    }
}

TEST_P(Cards, are_for_industries_that_customers_have) {
    const auto write = [&](const std::string& segment) {
        return post("marketing", "/knowledge_cards",
                    R"({"kind":"selling_point","words":"飞花不卡","source":"实验室","segment":")" +
                        segment + R"("})");
    };
    EXPECT_TRUE(get("/card_segments").json.at("items").as_array().empty());
    EXPECT_EQ(write("纺织").fields(), Fields{"segment:knowledge.nobody_of_this_segment"});
    const auto customer =
        made("assistant", "/customers", R"({"name":"苏州永康棉纺有限公司","industry":"纺织"})");
    made("assistant", "/customers", R"({"name":"昆山永康棉纺有限公司","industry":"纺织"})");
    const auto written = write("纺织");
    ASSERT_EQ(written.status, 201) << written.body;
    EXPECT_EQ(get("/card_segments").json.at("items").as_array().size(), 1u);
    EXPECT_EQ(write("纺 织").status, 422);
    EXPECT_EQ(write("").status, 201);
    const std::string path = "/knowledge_cards/" + written.text("id");
    EXPECT_EQ(edit("marketing", path, 1, R"({"segment":"食品"})").fields(),
              Fields{"segment:knowledge.nobody_of_this_segment"});
    EXPECT_EQ(edit("assistant", "/customers/" + customer, 1, R"({"industry":"化纤"})").status, 200);
    EXPECT_EQ(edit("marketing", path, 1, R"({"words":"飞花也不卡"})").status, 200);
}

TEST_P(Cards, for_customers_like_the_one_at_hand_come_first) {
    const auto customer = made("assistant", "/customers",
                               R"({"name":"苏州永康纺织机械有限公司","industry":"纺织机械"})");
    made("assistant", "/customers", R"({"name":"无锡永康饮料有限公司","industry":"食品饮料"})");
    made("assistant", "/customers", R"({"name":"常州永康棉纺有限公司","industry":"纺织"})");
    card("selling_point", "食品级不锈钢",
         about("product_id", product) + R"(,"segment":"食品饮料")");
    card("selling_point", "飞花不卡轴承", about("product_id", product) + R"(,"segment":"纺织")");
    const auto first = [&](const std::string& more, const std::string& who = "assistant") {
        return get("/knowledge?product_id=" + product + more, who);
    };
    const auto told = first("&customer_id=" + customer).json.at("selling_points");
    EXPECT_EQ(told.at(0).at("words").as_string(), "飞花不卡轴承");
    EXPECT_TRUE(told.at(0).at("fits_customer").as_bool());
    EXPECT_FALSE(first("").json.at("selling_points").at(0).at("fits_customer").as_bool());
    EXPECT_EQ(first("&customer_id=" + customer, "colleague").status, 404);
    const auto segments = get("/card_segments").json.at("items");
    std::vector<std::string> words;
    for (const auto& one : segments.as_array()) words.emplace_back(one.as_string());
    EXPECT_EQ(words, (std::vector<std::string>{"纺织", "纺织机械", "食品饮料"}));
}

TEST_P(Cards, of_a_product_are_told_with_plain_words_and_the_policy_that_applies) {
    card("plain_word", "日常淋雨或溅水完全不影响使用",
         R"(,"parameter":"防护等级","value_pattern":"IP68")");
    card("policy", "七天可退");
    card("policy", "水泵三十天可退", about("line_id", line));
    card("selling_point", "省电三成", about("product_id", product) + R"(,"concern":"price")");
    card("selling_point", "全国联保");
    const auto answer = told();
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto& parameters = answer.json.at("parameters").as_array();
    ASSERT_EQ(parameters.size(), 2u);
    EXPECT_EQ(parameters[0].at("plain").at("words"), "日常淋雨或溅水完全不影响使用");
    EXPECT_TRUE(parameters[1].at("plain").is_null());
    EXPECT_EQ(answer.json.at("policy").at("words"), "水泵三十天可退");
    const auto& points = answer.json.at("selling_points").as_array();
    ASSERT_EQ(points.size(), 2u);
    EXPECT_EQ(points[0].at("words"), "省电三成") << "the product's own first";
    EXPECT_EQ(get("/knowledge?product_id=77").status, 404);
}

TEST_P(Cards, are_found_by_two_characters_and_pinyin_until_archived) {
    const auto id = card("selling_point", "一年省下的电费够买一台新的",
                         R"(,"title":"省电三成")" + about("product_id", product));
    for (const char* query :
         {"q=sdsc", "q=dianfei", "q=%E7%94%B5%E8%B4%B9", "q=%E7%9C%81%E7%94%B5"})
        EXPECT_EQ(found(query), Fields{"省电三成"}) << query;
    EXPECT_EQ(post("marketing", "/knowledge_cards/" + id + "/archive", "{}").fields(),
              Fields{"reason:field.required"});
    EXPECT_EQ(
        post("marketing", "/knowledge_cards/" + id + "/archive", R"({"reason":"停售"})").status,
        200);
    EXPECT_EQ(found("q=sdsc"), Fields{});
    EXPECT_TRUE(told().json.at("selling_points").as_array().empty());
    EXPECT_EQ(edit("marketing", "/knowledge_cards/" + id, 2, R"({"words":"x"})").code(),
              "knowledge.is_archived");
    EXPECT_EQ(post("marketing", "/knowledge_cards/" + id + "/restoration").status, 200);
    EXPECT_EQ(found("q=sdsc"), Fields{"省电三成"});
}

TEST_P(Cards, about_the_product_at_hand_come_first) {
    const auto other = made("purchasing", "/products", R"({"code":"P2","name":"风机"})");
    card("selling_point", "甲", R"(,"title":"省电")" + about("product_id", other));
    card("selling_point", "乙", R"(,"title":"省电冠军")" + about("line_id", line));
    EXPECT_EQ(found("q=%E7%9C%81%E7%94%B5"), (Fields{"省电", "省电冠军"})) << "the better match";
    EXPECT_EQ(found("q=%E7%9C%81%E7%94%B5&product_id=" + product), (Fields{"省电冠军", "省电"}));
    EXPECT_EQ(found("q=%E7%9C%81%E7%94%B5&limit=1").size(), 1u);
    EXPECT_EQ(get("/knowledge/search?q=a&limit=51").fields(), Fields{"limit:field.out_of_range"});
}

TEST_P(Cards, are_marked_the_day_after_their_last_and_their_owner_is_told_once_before) {
    const auto id =
        card("rival", "低价走量",
             R"(,"title":"X1","competitor":"某厂","valid_until":"2026-12-20",)"
             R"("comparisons":[{"topic":"功率","ours":"1","theirs":"2","source":"官网",)"
             R"("valid_until":"2026-12-10"}])" +
                 about("product_id", product));
    const auto path = "/knowledge_cards/" + id;
    EXPECT_EQ(get(path).text("expires_on"), "2026-12-10") << "the first of its days";
    EXPECT_EQ(get(path).text("validity"), "valid");
    world.run_jobs();
    EXPECT_EQ(notices_of("marketing"), 0u);
    world.now = world.now.plus_ms(3 * kDayMs);  // the 27th: fourteen days with the last
    world.run_jobs();
    world.run_jobs();
    EXPECT_EQ(notices_of("marketing"), 1u);
    EXPECT_EQ(get(path).json.at("comparison_validity").at(0), "soon");
    world.now = world.now.plus_ms(14 * kDayMs);
    EXPECT_EQ(get(path).json.at("comparison_validity").at(0), "expired");
    EXPECT_EQ(get(path).text("validity"), "soon");
    EXPECT_EQ(told().json.at("rivals").at(0).at("comparison_validity").at(0), "expired");
    const auto late = get("/knowledge_cards?expires_on_from=2000-01-01&expires_on_to=2026-12-11");
    EXPECT_EQ(late.json.at("items").as_array().size(), 1u) << late.body;
    world.run_jobs();
    EXPECT_EQ(notices_of("marketing"), 1u) << "told already";
    EXPECT_EQ(edit("marketing", path, 1, R"({"valid_until":"2027-01-31","comparisons":[]})").status,
              200);
    EXPECT_EQ(get(path).text("validity"), "valid");
    world.now = world.now.plus_ms(45 * kDayMs);
    world.run_jobs();
    EXPECT_EQ(notices_of("marketing"), 2u) << "of its new end";
}

TEST_P(Cards, a_stale_edit_gets_the_current_one) {
    const auto path = "/knowledge_cards/" + card("policy", "七天可退", R"(,"return_days":7)");
    EXPECT_EQ(edit("manager", path, 1, R"({"return_days":15})").status, 200);
    const auto stale = edit("manager", path, 1, R"({"return_days":30})");
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(stale.json.at("current").at("return_days"), 15);
}

}  // namespace
}  // namespace zhuli::knowledge
