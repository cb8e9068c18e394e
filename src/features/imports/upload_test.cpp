#include <sodium.h>

#include "features/imports/imports_for_test.hpp"
#include "features/imports/work.hpp"

namespace zhuli::imports {
namespace {

constexpr std::string_view kFile =
    "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n"
    "489434,85048,LIGHTS,12,2009-12-01 07:45:00,6.95,13085,United Kingdom\n"
    "489435,85048,LIGHTS,2,2009-12-01 08:45:00,6.95,,United Kingdom\n"
    "C489436,85048,LIGHTS,-1,2009-12-02 07:45:00,6.95,13085,United Kingdom\n"
    "489437,X,,oops,2009-12-02 07:45:00,6.95,13085,United Kingdom\n";

std::string encoded(std::string_view text) {
    std::string out(sodium_base64_encoded_len(text.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()),
                      text.size(), sodium_base64_VARIANT_ORIGINAL);
    out.pop_back();
    return out;
}

class Upload : public Import {
 protected:
    std::string begin(std::string_view file, std::string_view parts_of) {
        const auto made = world.call("admin", "POST", "/imports",
                                     R"({"kind":"orders","file_name":"f.csv","byte_count":)" +
                                         std::to_string(file.size()) + "}");
        EXPECT_EQ(made.status, 201);
        const std::string batch = "/imports/" + made.text("id");
        const std::size_t half = parts_of.size() / 2;
        for (const int part : {1, 0, 1})  // in any order, and once more
            EXPECT_EQ(world
                          .call("admin", "POST", batch + "/parts",
                                R"({"part_no":)" + std::to_string(part) + R"(,"content":")" +
                                    encoded(part == 0 ? parts_of.substr(0, half)
                                                      : parts_of.substr(half)) +
                                    "\"}")
                          .status,
                      200);
        return batch;
    }
    void work() {
        while (work_once(world.db(), world.system(), [&] { return world.now; }, {})) {
        }
    }
};

INSTANTIATE_TEST_SUITE_P(Both, Upload, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Upload, goes_from_columns_to_staged_to_done_to_undone) {
    const std::string batch = begin(kFile, kFile);
    const auto columns = world.call("admin", "GET", batch + "/columns");
    EXPECT_EQ(columns.json.at("header").as_array().size(), 8u);
    EXPECT_EQ(columns.json.at("columns").at(0).at("theirs").as_string(), "Invoice");
    EXPECT_EQ(columns.json.at("rows").as_array().size(), 4u);
    EXPECT_EQ(world.call("admin", "POST", batch + "/reading", R"({"map":[]})").text("state"),
              "reading");
    work();
    const auto staged = world.call("admin", "GET", batch);
    EXPECT_EQ(staged.text("state"), "staged");
    EXPECT_EQ(staged.json.at("forecast").at("documents_created").as_int64(), 3);
    EXPECT_EQ(staged.json.at("error_count").as_int64(), 1);
    EXPECT_TRUE(world.call("admin", "GET", "/orders").json.at("items").as_array().empty());
    EXPECT_EQ(world.call("admin", "POST", batch + "/application", "{}").status, 200);
    work();
    const auto done = world.call("admin", "GET", batch);
    EXPECT_EQ(done.text("state"), "done");
    EXPECT_EQ(done.json.at("outcome").at("documents_created").as_int64(), 3);
    EXPECT_EQ(world.call("admin", "POST", batch + "/reversal", "{}").status, 200);
    work();
    EXPECT_EQ(world.call("admin", "GET", batch).text("state"), "undone");
    expect_sound();
}

TEST_P(Upload, that_is_incomplete_or_no_file_at_all_is_refused_at_once) {
    const std::string batch = begin(kFile, kFile.substr(0, kFile.size() - 10));
    EXPECT_EQ(world.call("admin", "POST", batch + "/reading", R"({"map":[]})").code(),
              "imports.parts_missing");
    const auto refusal = [&](const char* bytes) {
        return world
            .call("admin", "POST", "/imports",
                  std::string(R"({"kind":"orders","file_name":"f","byte_count":)") + bytes + "}")
            .fields();
    };
    EXPECT_EQ(refusal("99999999999"),
              std::vector<std::string>{"byte_count:imports.file_too_large"});
    EXPECT_EQ(refusal("0"), std::vector<std::string>{"byte_count:sheet.empty"});
    EXPECT_EQ(
        world.call("admin", "POST", batch + "/parts", R"({"part_no":0,"content":"*"})").fields(),
        std::vector<std::string>{"content:imports.part_not_base64"});
}

TEST_P(Upload, holds_no_more_than_was_announced) {
    const std::string batch = begin(kFile, kFile);
    const auto more = world.call("admin", "POST", batch + "/parts",
                                 R"({"part_no":2,"content":")" + encoded("x") + "\"}");
    EXPECT_EQ(more.fields(), std::vector<std::string>{"content:imports.more_than_announced"});
    EXPECT_EQ(world.call("admin", "GET", batch + "/columns").status, 200);
}

TEST_P(Upload, with_a_mapping_that_does_not_fit_comes_back_with_every_reason) {
    const std::string batch = begin("a,b\n1,2\n", "a,b\n1,2\n");
    EXPECT_EQ(world.call("admin", "POST", batch + "/reading", R"({"map":[]})").status, 200);
    work();
    const auto back = world.call("admin", "GET", batch);
    EXPECT_EQ(back.text("state"), "uploading");
    EXPECT_EQ(back.json.at("problem_texts").as_array().size(), 5u);
    EXPECT_EQ(world.call("admin", "POST", batch + "/disposal", "{}").text("state"), "discarding");
    work();
    EXPECT_EQ(world.call("admin", "GET", batch).text("state"), "discarded");
}

TEST_P(Upload, that_is_no_sheet_is_refused_with_its_reason) {
    const std::string batch = begin("%PDF-1.7 nothing", "%PDF-1.7 nothing");
    EXPECT_EQ(world.call("admin", "GET", batch + "/columns").code(), "sheet.pdf");
    world.call("admin", "POST", batch + "/reading", R"({"map":[]})");
    work();
    const auto refused = world.call("admin", "GET", batch);
    EXPECT_EQ(refused.text("state"), "refused");
    EXPECT_EQ(refused.json.at("problem_texts").as_array().size(), 1u);
    EXPECT_TRUE(refused.json.at("actions").as_array().empty());
}

TEST_P(Upload, twice_at_once_is_one_import_and_a_clear_refusal) {
    const std::string first = begin(kFile, kFile);
    const std::string second = begin(kFile, kFile);
    for (const auto& batch : {first, second})
        EXPECT_EQ(world.call("admin", "POST", batch + "/reading", R"({"map":[]})").status, 200);
    work();
    EXPECT_EQ(world.call("admin", "GET", first).text("state"), "staged");
    const auto other = world.call("admin", "GET", second);
    EXPECT_EQ(other.text("state"), "refused");
    EXPECT_EQ(other.json.at("problems").at(0).at("code").as_string(), "imports.same_file");
    world.call("admin", "POST", first + "/application", "{}");
    work();
    const std::string third = begin(kFile, kFile);
    world.call("admin", "POST", third + "/reading", R"({"map":[]})");
    work();
    EXPECT_EQ(world.call("admin", "GET", third).json.at("forecast").at("unchanged").as_int64(), 3);
}

TEST_P(Upload, is_read_as_chosen_and_its_columns_are_remembered) {
    // A title above the header, and names only a person can map.
    constexpr std::string_view file = "report\nnr,what,how many,when,each\n1,A,2,2009-12-01,1.5\n";
    const std::string batch = begin(file, file);
    const auto columns = world.call("admin", "GET", batch + "/columns?header_row=2");
    EXPECT_EQ(columns.json.at("header").at(1).as_string(), "what");
    EXPECT_EQ(columns.json.at("header_row").as_int64(), 2);
    EXPECT_FALSE(columns.json.at("remembered").as_bool());
    constexpr const char* map =
        R"({"header_row":2,"map":[{"theirs":"nr","ours":"number"},)"
        R"({"theirs":"what","ours":"product_code"},{"theirs":"how many","ours":"quantity"},)"
        R"({"theirs":"when","ours":"placed_at"},{"theirs":"each","ours":"unit_price"}]})";
    EXPECT_EQ(world.call("admin", "POST", batch + "/reading", map).status, 200);
    work();
    EXPECT_EQ(
        world.call("admin", "GET", batch).json.at("forecast").at("documents_created").as_int64(),
        1);
    constexpr std::string_view next = "nr,what,how many,when,each\n2,A,2,2009-12-01,1.5\n";
    const std::string later = begin(next, next);
    const auto known = world.call("admin", "GET", later + "/columns");
    EXPECT_TRUE(known.json.at("remembered").as_bool());
    EXPECT_EQ(known.json.at("columns").at(0).at("theirs").as_string(), "nr");
}

TEST_P(Upload, gives_back_the_rows_to_mend_as_a_file) {
    const std::string batch = begin(kFile, kFile);
    world.call("admin", "POST", batch + "/reading", R"({"map":[]})");
    work();
    const auto file = world.call("admin", "GET", batch + "/issue_file");
    EXPECT_EQ(file.status, 200);
    EXPECT_NE(file.body.find("489437,X,,oops,2009-12-02 07:45:00,6.95,13085,United Kingdom,5,"),
              std::string::npos)
        << file.body;
    EXPECT_EQ(world.call("assistant", "GET", batch + "/issue_file").status, 403);
}

}  // namespace
}  // namespace zhuli::imports
