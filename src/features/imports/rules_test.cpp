#include <gtest/gtest.h>

#include <algorithm>

#include "features/imports/messages.hpp"
#include "features/imports/rules_cells.hpp"
#include "features/imports/rules_customers.hpp"
#include "features/imports/rules_documents.hpp"
#include "features/imports/rules_options.hpp"

namespace zhuli::imports {
namespace {

using Row = std::vector<std::string_view>;

const std::vector<std::string> kHeader{"Invoice",     "StockCode", "Description", "Quantity",
                                       "InvoiceDate", "Price",     "Customer ID", "Country"};

Documents documents() { return Documents(*map_columns(ImportKind::orders, kHeader, {})); }

std::vector<std::string> codes(const std::vector<FieldProblem>& problems) {
    std::vector<std::string> found;
    for (const auto& problem : problems) found.push_back(problem.path + ":" + problem.code);
    return found;
}

TEST(Columns, are_recognised_by_the_names_people_give_them) {
    const auto mapping = map_columns(ImportKind::orders, kHeader, {});
    ASSERT_TRUE(mapping.ok());
    EXPECT_EQ(mapping->at, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, -1, 7}));
    const std::vector<std::string> chinese{"訂單號", "商品编码", "數量",
                                           "单价",   "下单日期", "客户名称"};
    const auto other = map_columns(ImportKind::orders, chinese, {});
    ASSERT_TRUE(other.ok());
    EXPECT_EQ(other->at, (std::vector<int>{0, 1, -1, 2, 4, 3, -1, 5, -1}));
}

TEST(Columns, are_recognised_by_the_names_our_exports_give_them_in_every_language) {
    const auto label = [](const Column& column) -> const Message* {
        for (const Message& message : messages())
            if (message.key == "imports.column." + std::string(column.name)) return &message;
        return nullptr;
    };
    for (const auto kind :
         {ImportKind::customers, ImportKind::contacts, ImportKind::products, ImportKind::orders,
          ImportKind::interactions, ImportKind::stock, ImportKind::follow_ups})
        for (std::string_view Message::*language :
             {&Message::zh_cn, &Message::zh_tw, &Message::en}) {
            std::vector<std::string> header;
            std::vector<int> each;
            for (const Column& column : columns_of(kind)) {
                ASSERT_NE(label(column), nullptr) << column.name;
                each.push_back(static_cast<int>(header.size()));
                header.emplace_back(label(column)->*language);
            }
            EXPECT_EQ(recognise_columns(kind, header).at, each) << header.at(0);
        }
}

TEST(Columns, are_told_where_names_say_nothing) {
    const std::vector<std::string> header{"a", "b", "Qty", "d", "e"};
    const std::vector<MappedName> told{
        {"a", "number"}, {"b", "sku"}, {"d", "date"}, {"e", "price"}};
    const auto mapping = map_columns(ImportKind::orders, header, told);
    ASSERT_TRUE(mapping.ok());
    EXPECT_EQ(mapping->at[0], 0);
    EXPECT_EQ(mapping->at[1], 1);
    EXPECT_EQ(mapping->at[4], 3);
}

TEST(Columns, are_read_from_none_where_that_is_told) {
    const std::vector<std::string> header{"Name", "Status", "Owner"};
    const auto recognised = map_columns(ImportKind::customers, header, {});
    const std::vector<MappedName> told{{"", "status"}};
    const auto mapping = map_columns(ImportKind::customers, header, told);
    ASSERT_TRUE(recognised.ok() && mapping.ok());
    const auto at = [](const Mapping& one, std::string_view name) {
        const auto columns = columns_of(ImportKind::customers);
        const auto found = std::ranges::find(columns, name, &Column::name);
        return one.at[static_cast<std::size_t>(found - columns.begin())];
    };
    EXPECT_EQ(at(*recognised, "status"), 1);
    EXPECT_EQ(at(*mapping, "status"), -1);
    EXPECT_EQ(at(*mapping, "owner"), 2);
    const std::vector<MappedName> without_name{{"", "name"}};
    EXPECT_EQ(codes(map_columns(ImportKind::customers, header, without_name).problem().fields),
              std::vector<std::string>{"name:imports.column_missing"});
}

TEST(Columns, that_are_missing_or_unknown_are_all_named_at_once) {
    const std::vector<std::string> header{"Invoice", "StockCode"};
    const std::vector<MappedName> told{{"nope", "quantity"}, {"Invoice", "colour"}};
    const auto mapping = map_columns(ImportKind::orders, header, told);
    ASSERT_FALSE(mapping.ok());
    EXPECT_EQ(codes(mapping.problem().fields),
              (std::vector<std::string>{"map:imports.no_such_column", "map:imports.no_such_field",
                                        "quantity:imports.column_missing",
                                        "placed_at:imports.column_missing",
                                        "unit_price:imports.column_missing"}));
}

TEST(Cells, read_numbers_and_dates_as_people_write_them) {
    EXPECT_EQ(parse_whole("12"), 12);
    EXPECT_EQ(parse_whole(" 1,200 "), 1200);
    EXPECT_EQ(parse_whole("-3.0"), -3);
    EXPECT_FALSE(parse_whole("1.5"));
    EXPECT_FALSE(parse_whole(""));
    EXPECT_FALSE(parse_whole("12kg"));
    EXPECT_EQ(parse_price("£6.95"), UnitPrice{69'500});
    EXPECT_EQ(parse_price("¥1,234.5"), UnitPrice{12'345'000});
    EXPECT_FALSE(parse_price("free"));
    for (const char* text : {"2009-12-01 07:45:00", "2009/12/1 7:45", "2009年12月1日 07:45"}) {
        const auto time = parse_local_time(text);
        ASSERT_TRUE(time) << text;
        EXPECT_EQ(time->day, Date::from_ymd(2009, 12, 1));
        EXPECT_EQ(time->minute, 7 * 60 + 45);
    }
    EXPECT_TRUE(parse_local_time("20091201"));
    const auto minute = [](const char* text) { return parse_local_time(text)->minute; };
    EXPECT_EQ(minute("2009-12-01 3:30 PM"), 15 * 60 + 30);
    EXPECT_EQ(minute("2009/12/1 下午3:30:00"), 15 * 60 + 30);
    EXPECT_EQ(minute("2009-12-01 15:30 PM"), 15 * 60 + 30);
    EXPECT_EQ(minute("2009-12-01 12:05 AM"), 5);
    EXPECT_EQ(minute("2009-12-01 12:05 PM"), 12 * 60 + 5);
    for (const char* text : {"", "2009-02-30", "1/12/2009", "soon", "2009-12", "2009-12-01 25:00"})
        EXPECT_FALSE(parse_local_time(text)) << text;
}

TEST(Cells, name_options_as_people_do) {
    EXPECT_EQ(option_called("status", "潛在客戶"), "lead");
    EXPECT_EQ(option_called("status", "Customer"), "customer");
    EXPECT_EQ(option_called("tier", "Ａ级"), "a");
    EXPECT_EQ(option_called("kind", "個人"), "person");
    EXPECT_EQ(option_called("tier", "VIP"), std::nullopt);
    EXPECT_EQ(option_called("tier", ""), std::nullopt);
    EXPECT_EQ(option_called("region", "上海"), std::nullopt);
}

TEST(Cells, of_a_customer_become_its_members_or_say_what_is_wrong) {
    CustomerRow row;
    Reading reading;
    const auto read = [&](std::string_view name, std::string_view text) {
        reading.path = name;
        return read_cell(*find_field(fields_of<CustomerRow>(), name), text, &row, reading);
    };
    EXPECT_TRUE(read("tags", "展会、老客户，, 华东 ;重点"));
    EXPECT_EQ(row.tags, (std::vector<Text<30>>{"展会", "老客户", "华东", "重点"}));
    EXPECT_TRUE(read("tags", R"(["甲、乙"])"));
    EXPECT_EQ(row.tags, std::vector<Text<30>>{"甲、乙"});
    EXPECT_TRUE(read("status", "流失"));
    EXPECT_TRUE(read("owner", " 沈晓雯 "));
    EXPECT_EQ(row.owner.v, "沈晓雯");
    EXPECT_FALSE(read("tier", "VIP"));
    EXPECT_FALSE(read("status", "Active"));
    EXPECT_FALSE(read("tags", std::string(100, 'x')));
    EXPECT_EQ(codes(reading.problems),
              (std::vector<std::string>{"tier:imports.not_a_tier", "status:imports.not_a_status",
                                        "tags:field.too_long"}));
    std::vector<FieldProblem> problems;
    check_row(row, problems);
    EXPECT_EQ(codes(problems), std::vector<std::string>{"status_reason:customers.say_why"});
}

TEST(DocumentsOfAFile, have_a_limit_of_lines_and_of_amount) {
    auto file = documents();
    const Row row{"1", "A", "", "1", "2009-12-01", "1", "13085", "UK"};
    for (std::size_t i = 0; i < kMaxDocumentLines; ++i)
        ASSERT_TRUE(file.add(static_cast<std::int64_t>(i) + 2, row).empty());
    EXPECT_FALSE(file.all()[0].broken);
    const auto problems = file.add(9000, row);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].code, "imports.document_too_long");
    EXPECT_TRUE(file.add(9001, row).empty()) << "said once";
    EXPECT_TRUE(file.all()[0].broken);
    EXPECT_EQ(file.all()[0].lines.size(), kMaxDocumentLines);

    const Row dear{"2", "A", "", "100000", "2009-12-01", "100000000", "13085", "UK"};
    EXPECT_TRUE(file.add(9002, dear).empty());
    EXPECT_EQ(file.add(9003, dear).at(0).code, "imports.amount_too_large");
    EXPECT_TRUE(file.all()[1].broken);
}

TEST(DocumentsOfAFile, gather_rows_by_number_wherever_they_stand) {
    auto file = documents();
    const Row first{"489434", "85048", "LIGHTS", "12", "2009-12-01 07:45", "6.95", "13085", "UK"};
    const Row other{"489435", "85048", "lights", "1", "2009-12-01 08:00:00", "6.95", "", "UK"};
    const Row later{"489434", "85048b", "", "-2", "2009-12-02 09:00:00", "1.255", "13085", "UK"};
    EXPECT_TRUE(file.add(2, first).empty());
    EXPECT_TRUE(file.add(3, other).empty());
    EXPECT_TRUE(file.add(4, later).empty());
    ASSERT_EQ(file.all().size(), 2u);
    const Document& document = file.all()[0];
    ASSERT_EQ(document.lines.size(), 2u);
    EXPECT_EQ(document.lines[0].amount_minor, Money{8340});
    EXPECT_EQ(document.lines[1].amount_minor, Money{-251});
    EXPECT_EQ(document.placed.day, Date::from_ymd(2009, 12, 1));
    EXPECT_EQ(document.customer_code, "13085");
    EXPECT_EQ(file.all()[1].customer_code, "");
    ASSERT_EQ(file.products().size(), 2u);
    EXPECT_EQ(file.products()[1].name(), "85048b");
}

TEST(DocumentsOfAFile, with_a_broken_row_are_left_out_whole_with_every_reason) {
    auto file = documents();
    const Row good{"1", "A", "", "1", "2009-12-01", "1", "", ""};
    const Row bad{"1", "", "", "many", "yesterday", "1", "", ""};
    EXPECT_TRUE(file.add(2, good).empty());
    EXPECT_EQ(codes(file.add(3, bad)), (std::vector<std::string>{"product_code:field.required",
                                                                 "quantity:imports.not_a_quantity",
                                                                 "placed_at:imports.not_a_date"}));
    EXPECT_TRUE(file.all()[0].broken);
}

TEST(DocumentsOfAFile, are_sales_returns_or_adjustments) {
    const auto kind = [](const char* number, const char* quantity, const char* price) {
        auto file = documents();
        const Row row{number, "A", "", quantity, "2009-12-01", price, "", ""};
        EXPECT_TRUE(file.add(2, row).empty());
        return kind_of(file.all()[0]);
    };
    EXPECT_EQ(kind("489434", "1", "1"), orders::OrderKind::sale);
    EXPECT_EQ(kind("C489434", "-1", "1"), orders::OrderKind::return_);
    EXPECT_EQ(kind("489434", "-1", "0"), orders::OrderKind::adjustment);
    EXPECT_EQ(kind("489434", "1", "-5"), orders::OrderKind::adjustment);
    EXPECT_EQ(kind("A506401", "1", "-5"), orders::OrderKind::adjustment);
    EXPECT_EQ(kind("CASH-1", "1", "5"), orders::OrderKind::sale);
}

}  // namespace
}  // namespace zhuli::imports
