#include "core/text/contact.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace zhuli::text {
namespace {

struct Row {
    std::string_view typed, normal;  // "" = refused
};

TEST(Phone, every_way_of_writing_one_number_is_one) {
    for (const Row& row : std::vector<Row>{{"13800138000", "+8613800138000"},
                                           {"138 0013 8000", "+8613800138000"},
                                           {"138-0013-8000", "+8613800138000"},
                                           {"+86 138 0013 8000", "+8613800138000"},
                                           {"0086-13800138000", "+8613800138000"},
                                           {"86 13800138000", "+8613800138000"},
                                           {"(+86)13800138000", "+8613800138000"},
                                           {"013800138000", "+8613800138000"},
                                           {"１３８００１３８０００", "+8613800138000"},
                                           {"+86(0)755 88888888", "+8675588888888"},
                                           {"0755-8888 8888", "+8675588888888"},
                                           {"(0755)88888888", "+8675588888888"},
                                           {"0755-88888888-801", ""},
                                           {"0755-88888888转801", "+8675588888888"},
                                           {"0755-88888888 ext. 801", "+8675588888888"},
                                           {"010-6552 9988", "+861065529988"},
                                           {"021 62345678", "+862162345678"},
                                           {"0571-8888888", "+865718888888"},
                                           {"400-800-8888", "+864008008888"},
                                           {"800 820 8820", "+868008208820"},
                                           {"+44 20 7946 0958", "+442079460958"},
                                           {"0044 20 7946 0958", "+442079460958"},
                                           {"+1 (415) 555-2671", "+14155552671"},
                                           {"+852 2345 6789", "+85223456789"},
                                           {"tel:+86-138-0013-8000", "+8613800138000"},
                                           {"12800138000", ""},
                                           {"1380013800", ""},
                                           {"138001380001", ""},
                                           {"12345", ""},
                                           {"", ""},
                                           {"无", ""},
                                           {"+86 12345", ""},
                                           {"+0123456789", ""},
                                           {"13800138000a", ""},
                                           {"13800138000/13900139000", ""},
                                           {"1234567890123456", ""},
                                           {"++8613800138000", ""}})
        EXPECT_EQ(e164(row.typed).value_or(""), row.normal) << row.typed;
}

TEST(Phone, a_normal_number_stays_as_it_is) {
    for (const std::string_view n : {"+8613800138000", "+8675588888888", "+442079460958"})
        EXPECT_EQ(e164(n).value_or(""), n);
}

TEST(Phone, other_countries_numbers_are_read_as_theirs) {
    EXPECT_EQ(e164("020 7946 0958", "44").value_or(""), "+442079460958");
}

TEST(Phone, tail_is_what_people_remember) {
    EXPECT_EQ(phone_tail("+86 138 0013 8000"), "8000");
    EXPECT_EQ(phone_tail("12"), "12");
    EXPECT_EQ(phone_digits("0755-88888888转801"), "75588888888");
    EXPECT_EQ(phone_digits("分机 801"), "801");
}

TEST(CreditCode, check_character_must_fit) {
    EXPECT_TRUE(credit_code_valid("91350100M000100Y43"));
    EXPECT_TRUE(credit_code_valid("91110000802100433B"));
    EXPECT_FALSE(credit_code_valid("91350100M000100Y44"));
    EXPECT_FALSE(credit_code_valid("91350100M000100Y4"));
    EXPECT_FALSE(credit_code_valid("9135O100M000100Y43"));
    EXPECT_FALSE(credit_code_valid("91350100m000100y43"));
    EXPECT_FALSE(credit_code_valid(""));
}

TEST(CreditCode, every_single_changed_character_is_noticed) {
    const std::string good = "91350100M000100Y43";
    for (std::size_t i = 0; i < good.size(); ++i)
        for (const char c : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
            std::string changed = good;
            changed[i] = c;
            EXPECT_EQ(credit_code_valid(changed), changed == good) << changed;
        }
}

TEST(Email, equal_addresses_are_equal_texts) {
    for (const Row& row : std::vector<Row>{{" Zhang.San@ACME.com ", "zhang.san@acme.com"},
                                           {"ａ@ｂ.cn", "a@b.cn"},
                                           {"a+b@x.co.uk", "a+b@x.co.uk"},
                                           {"张三@例子.中国", "张三@例子.中国"},
                                           {"", ""},
                                           {"a", ""},
                                           {"a@b", ""},
                                           {"@b.cn", ""},
                                           {"a@", ""},
                                           {"a@b..cn", ""},
                                           {".a@b.cn", ""},
                                           {"a.@b.cn", ""},
                                           {"a..b@b.cn", ""},
                                           {"a b@b.cn", ""},
                                           {"a@-b.cn", ""},
                                           {"a@b.c", ""},
                                           {"a@1.2.3.4", ""},
                                           {"a@b@c.cn", ""},
                                           {"a@b.cn\r\nBcc: x@y.cn", ""},
                                           {"<a@b.cn>", ""}})
        EXPECT_EQ(normal_email(row.typed).value_or(""), row.normal) << row.typed;
    EXPECT_FALSE(normal_email(std::string(250, 'a') + "@b.cn"));
    EXPECT_TRUE(normal_email(std::string(64, 'a') + "@b.cn"));
}

}  // namespace
}  // namespace zhuli::text
