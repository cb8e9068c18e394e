// Written files are read back by our own reader and keep their promises to spreadsheet programs.
#include <gtest/gtest.h>

#include <array>

#include "sheet/csv_writer.hpp"
#include "sheet/fixtures_for_test.hpp"
#include "sheet/limits.hpp"
#include "sheet/xlsx_writer.hpp"

namespace zhuli::sheet {
namespace {

std::string csv_of(std::span<const CellValue> cells, CsvCharset charset) {
    std::string out;
    CsvWriter writer([&out](std::string_view bytes) { out += bytes; }, charset);
    writer.write_row(cells);
    writer.finish();
    return out;
}

std::string csv_of(std::string_view text) {
    const CellValue cells[] = {text};
    return csv_of(cells, CsvCharset::utf8);
}

TEST(csv_writer, writes_typed_cells) {
    const CellValue cells[] = {std::string_view("a \"b\", c"), std::int64_t{-42}, Decimal{-5, 2},
                               Date::from_ymd(2024, 3, 1),     std::monostate{},  Date{},
                               std::string_view("客户")};
    EXPECT_EQ(csv_of(cells, CsvCharset::utf8),
              "\"a \"\"b\"\", c\",-42,-0.05,2024-03-01,,,客户\r\n");
    EXPECT_EQ(csv_of(cells, CsvCharset::utf8_with_bom).substr(0, 4), "\xEF\xBB\xBF\"");
    EXPECT_EQ(csv_of(cells, CsvCharset::gb18030),
              "\"a \"\"b\"\", c\",-42,-0.05,2024-03-01,,,\xBF\xCD\xBB\xA7\r\n");
}

TEST(csv_writer, texts_that_would_run_are_guarded) {
    EXPECT_EQ(csv_of("=1+1"), "'=1+1\r\n");
    EXPECT_EQ(csv_of("+8613800138000"), "'+8613800138000\r\n");
    EXPECT_EQ(csv_of("-2+3"), "'-2+3\r\n");
    EXPECT_EQ(csv_of("@SUM(A1)"), "'@SUM(A1)\r\n");
    EXPECT_EQ(csv_of("\t=1"), "'\t=1\r\n");
    EXPECT_EQ(csv_of("\r=1"), "\"'\r=1\"\r\n");
    EXPECT_EQ(csv_of("＝1"), "'＝1\r\n");
    EXPECT_EQ(csv_of("a=1"), "a=1\r\n");
    EXPECT_EQ(unguarded("'=1+1"), "=1+1");
    EXPECT_EQ(unguarded("'tis"), "'tis");
}

TEST(csv_writer, what_it_writes_reads_back) {
    std::string out;
    Table expected;
    CsvWriter writer([&out](std::string_view bytes) { out += bytes; }, CsvCharset::gb18030);
    for (int at = 0; at < 20'000; ++at) {
        expected.push_back({"客户" + std::to_string(at), "𠮷 \"line\"\n" + std::to_string(at)});
        const CellValue cells[] = {std::string_view(expected.back()[0]),
                                   std::string_view(expected.back()[1])};
        writer.write_row(cells);
    }
    writer.finish();
    EXPECT_EQ(read_bytes(out).rows, expected);
}

TEST(xlsx_writer, what_it_writes_reads_back) {
    TemporaryFile file(".xlsx");
    const ColumnHead heads[] = {{"名称"}, {"数量", 12}, {"金额"}, {"日期"}, {"编号"}};
    XlsxWriter writer(file.path(), "客户/2024*", heads);
    const CellValue first[] = {std::string_view("=HYPERLINK(\"x\")"), std::int64_t{1000},
                               Decimal{123456, 2}, Date::from_ymd(2024, 2, 29),
                               std::int64_t{440301199001011234}};
    const CellValue second[] = {std::string_view("a\nb\x01"), std::int64_t{-1}, Decimal{-5, 4},
                                Date::from_ymd(1899, 1, 1), std::monostate{}};
    ASSERT_TRUE(writer.write_row(first).ok());
    ASSERT_TRUE(writer.write_row(second).ok());
    writer.finish();
    const ReadAll read = read_path(file.path());
    EXPECT_EQ(read.refusal, "");
    EXPECT_EQ(read.contents.sheet, "客户2024");
    EXPECT_EQ(read.rows,
              (Table{{"名称", "数量", "金额", "日期", "编号"},
                     {"'=HYPERLINK(\"x\")", "1000", "1234.56", "2024-02-29", "440301199001011234"},
                     {"a\nb\x01", "-1", "-0.0005", "1899-01-01"}}));
}

TEST(xlsx_writer, long_texts_end_in_an_ellipsis_and_are_counted) {
    TemporaryFile file(".xlsx");
    XlsxWriter writer(file.path(), "", {});
    std::string text;
    for (std::size_t at = 0; at <= max_cell_characters; ++at) text += "长";
    const CellValue cells[] = {std::string_view(text)};
    ASSERT_TRUE(writer.write_row(cells).ok());
    EXPECT_EQ(writer.shortened_count(), 1);
    writer.finish();
    const ReadAll read = read_path(file.path());
    ASSERT_EQ(read.rows.size(), 1u);
    EXPECT_FALSE(read.has_long_cell);
    EXPECT_EQ(read.rows[0][0].substr(read.rows[0][0].size() - 3), "…");
}

TEST(xlsx_writer, an_abandoned_file_is_not_left_behind) {
    TemporaryFile file(".xlsx");
    { XlsxWriter writer(file.path(), "x", {}); }
    EXPECT_FALSE(std::filesystem::exists(file.path()));
    EXPECT_THROW(
        {
            XlsxWriter writer("/nowhere/at/all.xlsx", "x", {});
            writer.finish();
        },
        std::runtime_error);
}

}  // namespace
}  // namespace zhuli::sheet
