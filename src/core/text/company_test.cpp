#include "core/text/company.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace zhuli::text {
namespace {

struct Row {
    std::string_view name, key;
};

TEST(CompanyKey, registrars_words_do_not_count) {
    for (const Row& row :
         std::vector<Row>{{"浙江省杭州市精工机械有限公司", "精工机械"},
                          {"杭州精工机械（集团）股份有限公司", "精工机械"},
                          {"精工机械(杭州)有限公司", "精工机械"},
                          {"精工机械　有限责任公司", "精工机械"},
                          {"深圳市南山区精工机械有限公司", "精工机械"},
                          {"杭州精工機械有限公司", "精工机械"},
                          {"内蒙古自治区呼和浩特市伊利实业集团股份有限公司", "伊利实业"},
                          {"义乌市小商品有限公司", "小商品"},
                          {"Acme Trading Co., Ltd.", "acmetrading"},
                          {"ACME TRADING CO.,LTD", "acmetrading"},
                          {"Acme Trading Limited", "acmetrading"},
                          {"The Acme-Trading Company, Inc.", "acmetrading"},
                          {"Müller GmbH & Co. KG", "müller"},
                          {"Smith & Sons", "smithandsons"},
                          {"Smith and Sons Ltd", "smithandsons"},
                          {"ＡＣＭＥ贸易有限公司", "acme贸易"},
                          {"杭州精工机械有限公司上海分公司", "精工机械#上海"},
                          {"阿里巴巴（中国）有限公司", "阿里巴巴"}})
        EXPECT_EQ(company_key(row.name), row.key) << row.name;
}

TEST(CompanyKey, a_name_of_generic_words_keeps_its_region) {
    for (const Row& row : std::vector<Row>{{"青岛啤酒股份有限公司", "青岛啤酒"},
                                           {"南京银行", "南京银行"},
                                           {"上海国际贸易有限公司", "上海国际贸易"},
                                           {"北京大学", "北京大学"},
                                           {"北京同仁堂科技有限公司", "同仁堂科技"},
                                           {"东方电气集团", "东方电气"}})
        EXPECT_EQ(company_key(row.name), row.key) << row.name;
}

TEST(CompanyKey, is_never_empty_for_something) {
    for (const std::string_view name : {"有限公司", "上海", "Co., Ltd.", "(上海)", "集团", "！？",
                                        "分公司", "北京分公司", "&", ".", "\xE2\x80\x8C"})
        EXPECT_FALSE(company_key(name).empty()) << name;
    EXPECT_EQ(company_key(""), "");
}

TEST(CompanyParts, tell_what_was_left_out) {
    const CompanyParts parts = company_parts("上海市精工新材料科技（杭州）有限公司苏州分公司");
    EXPECT_EQ(parts.core, "精工新材料科技");
    EXPECT_EQ(parts.region, "上海杭州");
    EXPECT_EQ(parts.branch, "苏州");
    EXPECT_EQ(parts.trades, (std::vector<std::string>{"科技", "新材料"}));
    EXPECT_EQ(company_parts("北京大学").core, "北京大学");
    EXPECT_EQ(company_parts("北京大学").trades, std::vector<std::string>{"大学"});
    EXPECT_EQ(company_parts("东莞杰兴模具厂").region, "东莞") << "a city without districts";
}

}  // namespace
}  // namespace zhuli::text
