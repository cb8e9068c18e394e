#include "core/text/pinyin.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/text/units.hpp"

namespace zhuli::text {
namespace {

std::string read(std::string_view s) {
    std::string out;
    for (const std::string& syllable : pinyin(s)) out += (out.empty() ? "" : " ") + syllable;
    return out;
}

struct Row {
    std::string_view name, reading;
};

TEST(Pinyin, surnames_are_read_as_surnames) {
    for (const Row& row : std::vector<Row>{{"曾国藩", "zeng guo fan"},
                                           {"单田芳", "shan tian fang"},
                                           {"仇英", "qiu ying"},
                                           {"区志强", "ou zhi qiang"},
                                           {"查良镛", "zha liang yong"},
                                           {"朴志成", "piao zhi cheng"},
                                           {"盖叫天", "ge jiao tian"},
                                           {"解晓东", "xie xiao dong"},
                                           {"任正非", "ren zheng fei"},
                                           {"华罗庚", "hua luo geng"},
                                           {"尉迟恭", "yu chi gong"},
                                           {"万俟卨", "mo qi xie"},
                                           {"单于夜", "chan yu ye"},
                                           {"缪斯", "miao si"},
                                           {"翟志刚", "zhai zhi gang"},
                                           {"單田芳", "shan tian fang"},
                                           {"张三", "zhang san"},
                                           {"欧阳修", "ou yang xiu"}})
        EXPECT_EQ(read(row.name), row.reading) << row.name;
}

TEST(Pinyin, words_and_places_decide_a_reading) {
    for (const Row& row : std::vector<Row>{{"重庆", "chong qing"},
                                           {"銀行", "yin hang"},
                                           {"绿地集团", "lv di ji tuan"},
                                           {"长沙", "chang sha"},
                                           {"成长", "cheng zhang"},
                                           {"厦门", "xia men"},
                                           {"大厦", "da sha"},
                                           {"六安", "lu an"},
                                           {"蚌埠", "beng bu"},
                                           {"亳州", "bo zhou"},
                                           {"莘庄", "xin zhuang"},
                                           {"番禺", "pan yu"},
                                           {"朝阳", "chao yang"},
                                           {"单位", "dan wei"},
                                           {"行业", "hang ye"},
                                           {"广场", "guang chang"},
                                           {"参数", "can shu"},
                                           {"会计", "kuai ji"},
                                           {"音乐", "yin yue"},
                                           {"快乐", "kuai le"},
                                           {"重量", "zhong liang"},
                                           {"重新", "chong xin"},
                                           {"成都", "cheng du"},
                                           {"曾经", "ceng jing"},
                                           {"重慶長江銀行", "chong qing chang jiang yin hang"},
                                           {"解放路", "jie fang lu"},
                                           {"会计师事务所", "kuai ji shi shi wu suo"},
                                           {"同仁堂", "tong ren tang"},
                                           {"乾隆", "qian long"},
                                           {"〇五", "ling wu"}})
        EXPECT_EQ(read(row.name), row.reading) << row.name;
}

TEST(Pinyin, other_readings_stay_for_searching) {
    const auto has = [](std::string_view s, std::size_t at, std::string_view reading) {
        const Units found = units_of(s, Reading::spoken);
        const Readings& all = found.units.at(at).readings;
        return std::find(all.begin(), all.end(), reading) != all.end();
    };
    EXPECT_TRUE(has("曾先生", 0, "ceng"));
    EXPECT_TRUE(has("绿地", 0, "lu"));
    EXPECT_TRUE(has("绿地", 0, "lv"));
    EXPECT_TRUE(has("乐乐", 1, "yue"));
    EXPECT_TRUE(has("单", 0, "shan"));
    EXPECT_FALSE(has("重庆", 0, "zhong"));
}

TEST(Pinyin, what_is_not_han_has_no_syllable) {
    EXPECT_TRUE(pinyin("ABC 123 カナ 😀").empty());
    EXPECT_TRUE(pinyin("").empty());
    EXPECT_EQ(read("A中1国"), "zhong guo");
}

TEST(Pinyin, initials_keep_latin_words) {
    EXPECT_EQ(initials("张三"), "zs");
    EXPECT_EQ(initials("TCL 集团"), "tcljt");
    EXPECT_EQ(initials("重庆 银行"), "cqyh");
}

TEST(Pinyin, sort_key_orders_by_sound) {
    EXPECT_LT(pinyin_sort_key("阿里"), pinyin_sort_key("重庆"));
    EXPECT_LT(pinyin_sort_key("重庆"), pinyin_sort_key("单田芳"));
    EXPECT_LT(pinyin_sort_key("李四"), pinyin_sort_key("李四光"));
    EXPECT_NE(pinyin_sort_key("张三"), pinyin_sort_key("章三"));
}

}  // namespace
}  // namespace zhuli::text
