// The workbook side: cells of every kind, number layout, foreign and hostile archives.
#include <gtest/gtest.h>

#include "sheet/fixtures_for_test.hpp"
#include "sheet/limits.hpp"
#include "sheet/number_format.hpp"

namespace zhuli::sheet {
namespace {

std::string cell(const std::string& attributes, const std::string& value) {
    return "<c " + attributes + "><v>" + value + "</v></c>";
}

TEST(xlsx, gives_the_text_of_every_kind_of_cell) {
    WorkbookText text;
    text.strings =
        "<si><t>名称</t></si><si><r><t>a</t></r><r><t xml:space=\"preserve\"> b</t></r>"
        "<rPh sb=\"0\" eb=\"1\"><t>ghost</t></rPh></si><si><t>x_x000A_y</t></si><si/>";
    text.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
    text.sheet_rows =
        "<row r=\"1\">" + cell("r=\"A1\" t=\"s\"", "0") + cell("r=\"B1\" t=\"s\"", "1") +
        cell("r=\"C1\" t=\"s\"", "2") + "</row><row r=\"3\">" +
        "<c r=\"A3\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c>" +
        "<c r=\"B3\" t=\"str\"><f>A1&amp;B1</f><v>made</v></c>" + cell("r=\"C3\" t=\"b\"", "1") +
        cell("r=\"E3\" t=\"e\"", "#N/A") + cell("r=\"F3\"", "12.50") +
        cell("r=\"G3\" s=\"1\"", "45352") + cell("r=\"H3\" t=\"s\"", "3") +
        cell("r=\"I3\" t=\"s\"", "99") + "</row><row r=\"9\"><c r=\"A9\" s=\"1\"/></row>";
    const ReadAll read = read_bytes(xlsx_of(text));
    EXPECT_EQ(read.refusal, "");
    EXPECT_EQ(read.rows, (Table{{"名称", "a b", "x\ny"},
                                {"inline", "made", "TRUE", "", "#N/A", "12.5", "2024-03-01"}}));
    EXPECT_EQ(read.numbers, (std::vector<std::int64_t>{1, 3}));
    EXPECT_EQ(read.contents.sheet, "表一");
}

TEST(xlsx, cells_and_rows_without_references_follow_each_other) {
    WorkbookText text;
    text.sheet_rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>";
    EXPECT_EQ(read_bytes(xlsx_of(text)).rows, (Table{{"1", "2"}, {"3"}}));
    text.sheet_rows = "<x:row r=\"2\"><x:c r=\"B2\"><x:v>1</x:v></x:c></x:row>";
    text.sheet_prolog = "";
    EXPECT_EQ(read_bytes(xlsx_of(text)).rows, (Table{{"", "1"}}));
}

TEST(xlsx, an_inline_text_wins_over_a_value_beside_it) {
    WorkbookText text;
    text.sheet_rows =
        "<row><c t=\"inlineStr\"><is><t>1.0</t></is><v>1</v></c>"
        "<c t=\"inlineStr\"><v>2</v><is><r><t>2.</t></r><r><t>0</t></r></is></c>"
        "<c t=\"inlineStr\"><v>3</v></c></row>";
    EXPECT_EQ(read_bytes(xlsx_of(text)).rows, (Table{{"1.0", "2.0", "3"}}));
}

TEST(xlsx, rows_across_many_chunks_are_whole) {
    WorkbookText text;
    Table expected;
    for (int at = 1; at <= 5'000; ++at) {
        const std::string n = std::to_string(at);
        text.sheet_rows += "<row r=\"" + n + "\"><c t=\"inlineStr\"><is><t>客户 " + n +
                           " 有限公司</t></is></c><c><v>" + n + "</v></c></row>";
        expected.push_back({"客户 " + n + " 有限公司", n});
    }
    EXPECT_EQ(read_bytes(xlsx_of(text)).rows, expected);
}

TEST(xlsx, sheets_are_chosen_by_visibility_or_name) {
    WorkbookText text;
    text.sheets = R"(<sheet name="hidden" sheetId="1" state="hidden" r:id="r1"/>)"
                  R"(<sheet name="客户" sheetId="2" r:id="r2"/>)";
    text.more_relations = relation("r2", "worksheet", "worksheets/sheet2.xml");
    text.sheet_rows = "<row><c><v>1</v></c></row>";
    text.more = {{"XL\\Worksheets\\Sheet2.xml",
                  "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>"}};
    const std::string bytes = xlsx_of(text);
    const ReadAll first = read_bytes(bytes);
    EXPECT_EQ(first.rows, (Table{{"2"}}));
    EXPECT_EQ(first.contents.sheet, "客户");
    EXPECT_EQ(first.contents.sheets.size(), 2u);
    EXPECT_EQ(read_bytes(bytes, {"", 0, "hidden", 0}).rows, (Table{{"1"}}));
    EXPECT_EQ(read_bytes(bytes, {"", 0, "none", 0}).refusal, "sheet.no_such_sheet");
}

TEST(xlsx, numbers_are_written_as_people_would) {
    struct {
        const char *stored, *text;
    } const cases[] = {
        {"1", "1"},
        {"12.50", "12.5"},
        {"100", "100"},
        {"0.10000000000000001", "0.1"},
        {"0.30000000000000004", "0.3"},
        {"1.3800138E+10", "13800138000"},
        {"440301199001011234", "440301199001011234"},
        {"-0", "0"},
        {"1E-3", "0.001"},
        {"-1234.5600", "-1234.56"},
        {"1e300", "1e+300"},
        {"2.0", "2"},
        {"6.9500000000000002", "6.95"},
        {"nonsense", "nonsense"},
        {"-0.0", "0"},
        {"00012", "12"},
        {"1.7976931348623157E+308", "1.79769313486232e+308"},
    };
    for (const auto& c : cases) {
        std::string text;
        append_number(c.stored, NumberKind::plain, false, text);
        EXPECT_EQ(text, c.text) << c.stored;
    }
}

TEST(xlsx, dates_follow_the_style_and_the_epoch) {
    struct {
        const char *stored, *format;
        bool epoch_1904;
        const char* text;
    } const cases[] = {
        {"45352", "yyyy-mm-dd", false, "2024-03-01"},
        {"45352.395833333336", "yyyy\"年\"m\"月\"d\"日\" hh:mm", false, "2024-03-01 09:30:00"},
        {"45352.999999", "yyyy/m/d", false, "2024-03-01"},
        {"45352.999999", "yyyy/m/d h:mm", false, "2024-03-02 00:00:00"},
        {"43890", "yyyy-mm-dd", true, "2024-03-01"},
        {"0.5", "h:mm AM/PM", false, "12:00:00"},
        {"1.0902777777777777", "[h]:mm:ss", false, "26:10:00"},
        {"59", "yyyy-mm-dd", false, "1900-02-28"},
        {"60", "yyyy-mm-dd", false, "1900-02-29"},
        {"61", "yyyy-mm-dd", false, "1900-03-01"},
        {"-5", "yyyy-mm-dd", false, "-5"},
        {"99999999", "yyyy-mm-dd", false, "99999999"},
        {"12.5", "#,##0.00_);[Red](#,##0.00)", false, "12.5"},
        {"12.5", "0.00E+00", false, "12.5"},
        {"12.5", "General", false, "12.5"},
        {"12.5", "[$-804]General\"day\"", false, "12.5"},
        {"45352", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", false, "2024-03-01"},
    };
    for (const auto& c : cases) {
        std::string text;
        append_number(c.stored, number_kind(c.format), c.epoch_1904, text);
        EXPECT_EQ(text, c.text) << c.stored << " " << c.format;
    }
    std::string iso;
    append_iso_date("2024-03-01T09:30:00.000Z", iso);
    EXPECT_EQ(iso, "2024-03-01 09:30:00");
}

TEST(xlsx, foreign_archives_are_refused_by_name) {
    struct {
        const char* code;
        std::string bytes;
    } const cases[] = {
        {"sheet.xlsb", zip_of({{"xl/workbook.bin", "x"}})},
        {"sheet.ods", zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})},
        {"sheet.zip_not_workbook", zip_of({{"customers.csv", "a,b\n"}})},
        {"sheet.encrypted", zip_of({{"mimetype", "x"}}, "secret")},
        {"sheet.zip_corrupt", "PK\x03\x04 and nothing more"},
        {"sheet.no_sheets", xlsx_of({.sheet_rows = "", .sheets = ""})},
        {"sheet.empty", xlsx_of({.sheet_rows = "<row r=\"1\"><c r=\"A1\" s=\"0\"/></row>"})},
    };
    for (const auto& c : cases) EXPECT_EQ(read_bytes(c.bytes).refusal, c.code);
}

TEST(xlsx, hostile_workbooks_are_refused) {
    const std::string laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>";
    WorkbookText bomb{.sheet_rows = std::string(80 << 20, ' ')};
    WorkbookText wide{.sheet_rows = "<row><c r=\"ZZZZ1\"><v>1</v></c></row>"};
    WorkbookText tall{.sheet_rows = "<row r=\"1048577\"><c><v>1</v></c></row>"};
    WorkbookText cut{.sheet_rows = "<row><c><v>1</c></row>"};
    WorkbookText deep;
    for (int at = 0; at < 1000; ++at) deep.sheet_rows += "<g>";
    struct {
        const char* code;
        std::string bytes;
    } const cases[] = {
        {"sheet.xml_entities", xlsx_of({.sheet_rows = "", .sheet_prolog = laughs})},
        {"sheet.zip_bomb", xlsx_of(bomb)},
        {"sheet.too_many_columns", xlsx_of(wide)},
        {"sheet.too_many_rows", xlsx_of(tall)},
        {"sheet.xml_corrupt", xlsx_of(cut)},
        {"sheet.xml_corrupt", xlsx_of(deep)},
    };
    for (const auto& c : cases) EXPECT_EQ(read_bytes(c.bytes).refusal, c.code);
}

TEST(xlsx, shared_strings_beyond_the_memory_limit_are_refused) {
    std::string strings;
    unsigned noise = 1;
    const std::string filler(3'000, 'x');
    while (strings.size() < max_shared_string_bytes + (2u << 20)) {
        strings += "<si><t>" + filler;
        for (int at = 0; at < 100; ++at)
            strings += "abcdefgh"[(noise = noise * 1103515245 + 12345) >> 29];
        strings += "</t></si>";
    }
    const std::string bytes =
        xlsx_of({.sheet_rows = "<row><c><v>1</v></c></row>", .strings = strings});
    EXPECT_EQ(read_bytes(bytes).refusal, "sheet.shared_strings_too_large");
}

TEST(xlsx, a_flipped_bit_is_never_read_as_a_shorter_table) {
    WorkbookText text;
    for (int at = 0; at < 2'000; ++at) {
        text.sheet_rows += "<row><c><v>" + std::to_string(at * 7919 % 100'003) + "</v></c></row>";
    }
    const std::string whole = xlsx_of(text);
    const Table expected = read_bytes(whole).rows;
    ASSERT_EQ(expected.size(), 2'000u);
    for (std::size_t at = 0; at < whole.size(); at += 37) {
        std::string broken = whole;
        broken[at] = static_cast<char>(broken[at] ^ 0x10);
        const ReadAll read = read_bytes(broken);
        if (read.refusal.empty()) {
            EXPECT_EQ(read.rows, expected) << at;
        }
    }
}

}  // namespace
}  // namespace zhuli::sheet
