// The csv side: dialects, charsets, limits.
#include <gtest/gtest.h>
#include <zlib.h>

#include "sheet/fixtures_for_test.hpp"
#include "sheet/limits.hpp"

namespace zhuli::sheet {
namespace {

std::string gzip_of(std::string_view text) {
    TemporaryFile file(".gz");
    gzFile out = gzopen(file.path().c_str(), "wb9");
    gzwrite(out, text.data(), static_cast<unsigned>(text.size()));
    gzclose(out);
    return read_file(file.path());
}

std::string utf16(std::u16string_view text, bool little, bool mark) {
    std::string out;
    auto put = [&](char16_t unit) {
        const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
        out += little ? low : high;
        out += little ? high : low;
    };
    if (mark) put(0xFEFF);
    for (char16_t unit : text) put(unit);
    return out;
}

struct TextCase {
    const char* what;
    std::string text;
    Table rows;
};

TEST(csv, reads_what_programs_write) {
    const TextCase cases[] = {
        {"plain", "a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
        {"no line end at the end", "a,b\n1,2", {{"a", "b"}, {"1", "2"}}},
        {"CRLF", "a,b\r\n1,2\r\n", {{"a", "b"}, {"1", "2"}}},
        {"CR alone", "a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}},
        {"quotes", "a,\"b \"\"x\"\", c\"\n", {{"a", "b \"x\", c"}}},
        {"line end in quotes", "a,\"b\r\nc\"\n1,2\n", {{"a", "b\r\nc"}, {"1", "2"}}},
        {"empty quotes", "\"\",x,\"\"\n", {{"", "x", ""}}},
        {"quote at the very end", "a,\"b\"", {{"a", "b"}}},
        {"text behind the closing quote", "\"a\"b,c\n", {{"ab", "c"}}},
        {"quote inside plain text",
         "5\" pipe,1\n6\" pipe,2\n",
         {{"5\" pipe", "1"}, {"6\" pipe", "2"}}},
        {"ragged", "a,b,c\n1\n1,2,3,4\n", {{"a", "b", "c"}, {"1"}, {"1", "2", "3", "4"}}},
        {"semicolons", "a;b\n1,5;2\n", {{"a", "b"}, {"1,5", "2"}}},
        {"tabs", "a\tb, c\n1\t2\n", {{"a", "b, c"}, {"1", "2"}}},
        {"bars", "a|b\n1|2\n", {{"a", "b"}, {"1", "2"}}},
        {"sep line", "sep=;\r\na;b\r\n", {{"a", "b"}}},
        {"one column", "name\nAnn\n", {{"name"}, {"Ann"}}},
        {"BOM",
         "\xEF\xBB\xBF"
         "a,b\n",
         {{"a", "b"}}},
        {"BOM before a quote", "\xEF\xBB\xBF\"a\",b\n", {{"a", "b"}}},
        {"trailing delimiter", "a,b,\n", {{"a", "b", ""}}},
    };
    for (const TextCase& c : cases) {
        const ReadAll read = read_bytes(c.text);
        EXPECT_EQ(read.refusal, "") << c.what;
        EXPECT_EQ(read.rows, c.rows) << c.what;
    }
}

TEST(csv, rows_without_text_are_left_out_but_numbered) {
    const ReadAll read = read_bytes("a,b\n\n,,\n\"\",\n1,2\n");
    EXPECT_EQ(read.rows, (Table{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(read.numbers, (std::vector<std::int64_t>{1, 5}));
}

TEST(csv, a_record_of_several_lines_is_one_row_in_the_count) {
    EXPECT_EQ(read_bytes("a,\"x\ny\nz\"\nb,c\n").numbers, (std::vector<std::int64_t>{1, 2}));
}

TEST(csv, records_across_the_reading_window_are_whole) {
    std::string text;
    Table expected;
    for (int at = 0; at < 40'000; ++at) {
        const std::string number = std::to_string(at);
        text += number + ",\"line " + number + "\r\nsaid \"\"" + number + "\"\"\",客户" + number +
                "\r\n";
        expected.push_back(
            {number, "line " + number + "\r\nsaid \"" + number + "\"", "客户" + number});
    }
    EXPECT_EQ(read_bytes(text).rows, expected);
    EXPECT_EQ(read_bytes(gzip_of(text)).rows, expected);
}

TEST(csv, a_cell_larger_than_the_window_is_read_and_flagged) {
    const std::string cell(600'000, 'x');
    const ReadAll read = read_bytes("a,\"" + cell + "\"\n1,2\n");
    EXPECT_EQ(read.rows, (Table{{"a", cell}, {"1", "2"}}));
    EXPECT_TRUE(read.has_long_cell);
    EXPECT_FALSE(read_bytes("a," + std::string(max_cell_characters, 'x') + "\n").has_long_cell);
}

TEST(csv, charsets_are_recognised) {
    const std::string gbk =
        "\xBF\xCD\xBB\xA7,\xB5\xE7\xBB\xB0\n\xCD\xF5\xCE\xE5,1\n";  // 客户,电话 王五
    const Table expected{{"客户", "电话"}, {"王五", "1"}};
    const std::u16string wide = u"客户,电话\n王五,1\n";
    struct {
        std::string bytes, charset;
    } const cases[] = {
        {"客户,电话\n王五,1\n", "UTF-8"},
        {gbk, "GB18030"},
        {utf16(wide, true, true), "UTF-16LE"},
        {utf16(wide, false, true), "UTF-16BE"},
        {gzip_of(gbk), "GB18030"},
    };
    for (const auto& c : cases) {
        const ReadAll read = read_bytes(c.bytes);
        EXPECT_EQ(read.refusal, "") << c.charset;
        EXPECT_EQ(read.contents.charset, c.charset);
        EXPECT_EQ(read.rows, expected) << c.charset;
    }
    const ReadAll unmarked = read_bytes(utf16(u"name,city\nAnn,Paris\n", true, false));
    EXPECT_EQ(unmarked.contents.charset, "UTF-16LE");
    EXPECT_EQ(unmarked.rows, (Table{{"name", "city"}, {"Ann", "Paris"}}));
}

TEST(csv, a_charset_showing_late_in_the_file_is_not_missed) {
    std::string text = "name,city\n";
    for (int at = 0; at < 100'000; ++at) text += "Ann,Paris\n";
    text += "\xCD\xF5\xCE\xE5,x\n";
    const ReadAll read = read_bytes(text);
    EXPECT_EQ(read.contents.charset, "GB18030");
    EXPECT_EQ(read.rows.back(), (std::vector<std::string>{"王五", "x"}));
}

TEST(csv, big5_is_read_only_when_chosen) {
    const std::string big5 = "\xAB\xC8\xA4\xE1,\xB9\xEA\xBB\xDA\n";  // 客戶,電話 but for one sign
    EXPECT_EQ(read_bytes(big5).contents.charset, "GB18030");
    const ReadAll read = read_bytes(big5, {"big5", 0, "", 0});
    EXPECT_EQ(read.contents.charset, "Big5");
    EXPECT_EQ(read.rows[0][0], "客戶");
}

TEST(csv, unknown_bytes_are_refused_until_a_person_chooses) {
    const std::string latin = "caf\xE9,1\nna\xEFve\xFF,2\n";
    EXPECT_EQ(read_bytes(latin).refusal, "sheet.charset_unknown");
    EXPECT_EQ(read_bytes(latin, {"windows-1252", 0, "", 0}).rows[0][0], "café");
    EXPECT_EQ(read_bytes(latin, {"klingon", 0, "", 0}).refusal, "sheet.charset_unsupported");
    const ReadAll forced = read_bytes("a\xFF,b\n", {"utf-8", 0, "", 0});
    EXPECT_EQ(forced.rows, (Table{{"a\xEF\xBF\xBD", "b"}}));
    EXPECT_EQ(forced.repairs.replaced_characters, 1);
}

TEST(csv, nul_bytes_are_removed_and_counted) {
    std::string text = "name,city\nAn_n,Paris is a town of many letters\n";
    text[12] = '\0';
    const ReadAll read = read_bytes(text);
    EXPECT_EQ(read.rows[1][0], "Ann");
    EXPECT_EQ(read.repairs.removed_nuls, 1);
}

TEST(csv, damaged_or_hostile_text_is_refused_by_code) {
    struct {
        const char* code;
        std::string bytes;
    } const cases[] = {
        {"sheet.empty", ""},
        {"sheet.empty", "\n\n,,\n"},
        {"sheet.open_quote", "a,b\n1,\"2\n3,4\n"},
        {"sheet.open_quote", "a,\"" + std::string(9 << 20, 'x')},
        {"sheet.row_too_long", "a," + std::string(9 << 20, 'x') + "\nb,c\n"},
        {"sheet.too_many_columns", std::string(max_columns, ',') + "x\n"},
        {"sheet.gz_bomb", gzip_of(std::string(64 << 20, 'a'))},
        {"sheet.gz_corrupt", gzip_of("a,b\n1,2\n").substr(0, 20)},
        {"sheet.gz_not_text", gzip_of(gzip_of("a,b\n"))},
        {"sheet.not_text", std::string("\1\2\3\4\5\6\7\1\2\3", 10)},
        {"sheet.html", "  <HTML><table><tr><td>1</td></tr></table>"},
        {"sheet.xml", "<?xml version=\"1.0\"?><Workbook/>"},
        {"sheet.pdf", "%PDF-1.7"},
        {"sheet.xls", "\xD0\xCF\x11\xE0 old"},
        {"sheet.encrypted",
         std::string("\xD0\xCF\x11\xE0") + utf16(u"xxEncryptedPackage", true, false)},
        {"sheet.archive", "Rar!\x1a"},
    };
    for (const auto& c : cases) EXPECT_EQ(read_bytes(c.bytes).refusal, c.code);
    EXPECT_EQ(read_bytes("a,b\n1,\"2\n").parameter, "2") << "the row the quote opened in";
    EXPECT_EQ(read_path("/nowhere/at/all.csv").refusal, "sheet.unreadable");
}

TEST(csv, gzip_members_are_read_one_after_another) {
    EXPECT_EQ(read_bytes(gzip_of("a,b\n") + gzip_of("1,2\n")).rows,
              (Table{{"a", "b"}, {"1", "2"}}));
}

}  // namespace
}  // namespace zhuli::sheet
