// Header, preview and progress, over both formats.
#include <gtest/gtest.h>

#include "sheet/fixtures_for_test.hpp"

namespace zhuli::sheet {
namespace {

struct HeaderCase {
    const char* what;
    std::string text;
    std::int64_t row;  // 0: none
};

TEST(header, is_found_below_titles) {
    const HeaderCase cases[] = {
        {"first row", "name,phone\nAnn,1\nBob,2\n", 1},
        {"below a title", "2024 customers,,\nname,phone,city\nAnn,1,x\nBob,2,y\n", 2},
        {"below title, note and blank",
         "客户名单,,,\n制表：王五,,2024-01-01,\n\n名称,电话,城市,金额\nA,1,x,2\nB,2,y,3\n", 4},
        {"values only", "1,2,3\n4,5,6\n", 0},
        {"years as names", "item,2022,2023\npen,1,2\nink,3,4\n", 1},
        {"one column", "name\nAnn\nBob\n", 1},
        {"first name missing", ",code,name\n0,000001,Ping An\n1,000002,Vanke\n", 1},
        {"header alone", "name,phone\n", 1},
    };
    for (const HeaderCase& c : cases) {
        auto reader = open_bytes(as_bytes(c.text));
        ASSERT_TRUE(reader.ok()) << c.what;
        EXPECT_EQ((*reader)->header_row(), c.row) << c.what;
        EXPECT_EQ((*reader)->header().empty(), c.row == 0) << c.what;
    }
}

TEST(header, rows_come_from_below_it) {
    const ReadAll guessed = read_all(open_bytes(as_bytes("title,\nname,phone\nAnn,1\nBob,2\n")));
    EXPECT_EQ(guessed.rows, (Table{{"Ann", "1"}, {"Bob", "2"}}));
    EXPECT_EQ(guessed.numbers, (std::vector<std::int64_t>{3, 4}));
    std::string text;
    for (int at = 1; at <= 100; ++at) text += "r" + std::to_string(at) + ",x\n";
    Options options;
    options.header_row = 60;
    auto reader = open_bytes(as_bytes(text), options);
    ASSERT_TRUE(reader.ok());
    EXPECT_EQ((*reader)->header()[0], "r60");
    EXPECT_FALSE((*reader)->header_guessed());
    EXPECT_EQ(read_all(std::move(reader)).rows.size(), 40u);
    options.header_row = 101;
    EXPECT_EQ(read_bytes(text, options).refusal, "sheet.no_such_row");
}

TEST(header, a_fault_further_down_does_not_hide_the_rows_above_it) {
    const ReadAll read = read_all(open_bytes(as_bytes("name,phone\nAnn,1\nBob,\"2\n")));
    EXPECT_EQ(read.rows, (Table{{"Ann", "1"}}));
    EXPECT_EQ(read.refusal, "sheet.open_quote");
    EXPECT_EQ(read.parameter, "3");
}

TEST(preview, shows_the_first_rows_with_charset_and_suggestion) {
    std::string text = "\xBF\xCD\xBB\xA7,\xB5\xE7\xBB\xB0\n";
    for (int at = 0; at < 500; ++at) text += "\xCD\xF5\xCE\xE5\xB5\xC4\xB9\xAB\xCB\xBE,1\n";
    auto seen = preview_bytes(as_bytes(text), {}, 20);
    ASSERT_TRUE(seen.ok());
    EXPECT_EQ(seen->rows.size(), 20u);
    EXPECT_EQ(seen->rows[0].cells[0], "客户");
    EXPECT_EQ(seen->contents.charset, "GB18030");
    EXPECT_EQ(seen->contents.suggested_charset, "GB18030");
    EXPECT_TRUE(seen->header.found);
    EXPECT_EQ(seen->header.row, 1);
}

TEST(progress, reaches_the_total) {
    std::string text;
    for (int at = 0; at < 50'000; ++at) text += "Ann,Paris\n";
    auto reader = open_bytes(as_bytes(text));
    ASSERT_TRUE(reader.ok());
    const Progress first = (*reader)->progress();
    EXPECT_LT(first.bytes_read, first.bytes_total);
    Row row;
    while (true) {
        auto more = (*reader)->next(row);
        ASSERT_TRUE(more.ok());
        if (!*more) break;
    }
    EXPECT_EQ((*reader)->progress().bytes_read, (*reader)->progress().bytes_total);
}

}  // namespace
}  // namespace zhuli::sheet
