#include <sodium.h>

#include "features/imports/imports_for_test.hpp"
#include "features/imports/store.hpp"
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
    std::string begin(std::string_view file, std::string_view parts_of,
                      const std::string& kind = "orders") {
        const auto made =
            world.call("admin", "POST", "/imports",
                       R"({"kind":")" + kind + R"(","file_name":"f.csv","byte_count":)" +
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
    std::string staged(std::string_view file) {
        const std::string batch = begin(file, file);
        world.call("admin", "POST", batch + "/reading", R"({"map":[]})");
        work();
        return batch;
    }
    std::string state_of(const std::string& batch) {
        return world.call("admin", "GET", batch).text("state");
    }
    /// Replaces what was understood of a waiting item; what it was.
    std::string replace_content(const std::string& batch, std::int64_t item_no,
                                const std::string& content) {
        const Id id{std::stoll(batch.substr(batch.rfind('/') + 1))};
        std::string before;
        const auto done = storage::write_now(world.db(), ctx(), [&](Tx& tx) -> Result<> {
            for (const auto& item : next_items(tx, id, ItemState::staged, 100))
                if (item.item_no == item_no) before = item.content;
            settle_item(tx, id, item_no, ItemState::staged, {}, content);
            return Done{};
        });
        EXPECT_TRUE(done.ok());
        return before;
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

TEST_P(Upload, says_while_it_is_read_how_far_it_is) {
    constexpr std::string_view kCustomers = "编号,名称\nK1,杭州精工\nK2,上海恒达\n";
    const std::string batch = begin(kCustomers, kCustomers, "customers");
    world.call("admin", "POST", batch + "/reading", R"({"map":[]})");
    EXPECT_EQ(world.call("admin", "GET", batch).json.at("reading_count").as_int64(), 0);
    std::int64_t shown = 0;
    const auto look = [&](std::int64_t done, std::int64_t) {
        const auto now = world.call("admin", "GET", batch);
        if (now.text("state") != "reading") return;
        shown = now.json.at("read_count").as_int64();
        EXPECT_EQ(shown, done);
        EXPECT_EQ(now.json.at("reading_count").as_int64(), 2);
    };
    while (work_once(
        world.db(), world.system(), [&] { return world.now; }, look)) {
    }
    EXPECT_EQ(shown, 2);
    const auto staged = world.call("admin", "GET", batch);
    EXPECT_EQ(staged.text("state"), "staged");
    EXPECT_EQ(staged.json.at("reading_count").as_int64(), 0);
}

TEST_P(Upload, reads_a_column_from_none_when_that_is_told) {
    constexpr std::string_view kCustomers = "编号,名称,Status\nK1,杭州精工,Active\n";
    for (const bool left_out : {false, true}) {
        const std::string batch = begin(kCustomers, kCustomers, "customers");
        const auto columns = world.call("admin", "GET", batch + "/columns");
        bool labelled = false;
        for (const auto& column : columns.json.at("columns").as_array())
            labelled |= column.at("name") == "status" && column.at("label") == "Status" &&
                        column.at("theirs") == "Status";
        EXPECT_TRUE(labelled) << columns.body;
        world.call("admin", "POST", batch + "/reading",
                   left_out ? R"({"map":[{"ours":"status","theirs":""}]})" : R"({"map":[]})");
        work();
        EXPECT_EQ(world.call("admin", "GET", batch).json.at("error_count").as_int64(),
                  left_out ? 0 : 1);
        world.call("admin", "POST", batch + "/disposal", "{}");
        work();
    }
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
    constexpr std::string_view mended =
        "nr,what,how many,when,each,行号,问题\n2,A,2,2009-12-01,1.5,3,数量：不是整数\n";
    const auto back = world.call("admin", "GET", begin(mended, mended) + "/columns");
    EXPECT_TRUE(back.json.at("remembered").as_bool()) << "the file of problems, sent again";
    EXPECT_EQ(back.json.at("columns").at(1).at("theirs").as_string(), "what");
}

TEST_P(Upload, that_always_fails_is_given_up_and_holds_up_no_other) {
    const std::string broken = staged(kFile);
    constexpr std::string_view file =
        "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n"
        "500001,85048,LIGHTS,1,2009-12-01 07:45:00,6.95,13085,United Kingdom\n";
    const std::string sound = staged(file);
    const std::string content = replace_content(broken, 1, "{");
    for (const auto& batch : {broken, sound})
        EXPECT_EQ(world.call("admin", "POST", batch + "/application", "{}").status, 200);
    world.run_jobs();
    world.now = world.now.plus_ms(2 * kSecondMs);
    world.run_jobs();
    EXPECT_EQ(state_of(sound), "done");
    EXPECT_EQ(state_of(broken), "applying") << "it is tried again";
    for (int hour = 0; hour < kMostTries; ++hour) {
        world.now = world.now.plus_ms(kHourMs);
        world.run_jobs();
    }
    const auto failed = world.call("admin", "GET", broken);
    EXPECT_EQ(failed.text("state"), "failed");
    EXPECT_EQ(failed.json.at("problems").at(0).at("code").as_string(), "imports.given_up");
    EXPECT_EQ(failed.json.at("problem_texts").as_array().size(), 1u);
    EXPECT_EQ(failed.json.at("actions").as_array().size(), 2u) << failed.body;

    replace_content(broken, 1, content);  // what was wrong is mended
    EXPECT_EQ(world.call("admin", "POST", broken + "/application", "{}").status, 200);
    world.run_jobs();
    const auto done = world.call("admin", "GET", broken);
    EXPECT_EQ(done.text("state"), "done");
    EXPECT_EQ(done.json.at("outcome").at("documents_created").as_int64(), 3);
    EXPECT_TRUE(done.json.at("problems").as_array().empty());
    expect_sound();
}

TEST_P(Upload, that_failed_is_undone_as_far_as_it_came) {
    const std::string batch = staged(kFile);
    const auto last = world.call("admin", "GET", batch).json.at("item_count").as_int64();
    replace_content(batch, last, "{");
    world.call("admin", "POST", batch + "/application", "{}");
    for (int hour = 0; hour < 2 * kMostTries; ++hour) {
        world.run_jobs();
        world.now = world.now.plus_ms(kHourMs);
    }
    ASSERT_EQ(state_of(batch), "failed");
    EXPECT_EQ(world.call("admin", "POST", batch + "/reversal", "{}").status, 200);
    world.run_jobs();
    EXPECT_EQ(state_of(batch), "undone");
    EXPECT_EQ(state_of(staged(kFile)), "staged") << "the same file may come again";
}

TEST_P(Upload, that_is_undone_while_it_is_applied_counts_each_item_once) {
    std::string file =
        "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n";
    constexpr int kDocuments = 1200;
    for (int n = 0; n < kDocuments; ++n)
        file += std::to_string(600000 + n) +
                ",85048,LIGHTS,1,2009-12-01 07:45:00,6.95,13085,United Kingdom\n";
    const std::string path = staged(file);
    const Id batch{std::stoll(path.substr(path.rfind('/') + 1))};
    bool asked = false;
    const auto stopped = apply(
        world.db(), ctx(), batch, [&] { return world.now; },
        [&](std::int64_t, std::int64_t) {
            if (std::exchange(asked, true)) return;
            EXPECT_EQ(world.call("admin", "POST", path + "/reversal", "{}").status, 200);
        });
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.problem().code, "imports.not_now");
    EXPECT_GT(outcome(batch).waiting, 0) << "nothing more is made once it is to be undone";
    work();
    const Outcome end = outcome(batch);
    EXPECT_EQ(state_of(path), "undone");
    EXPECT_EQ(end.documents_created + end.customers_created + end.products_created, 0);
    EXPECT_EQ(end.waiting + end.undone,
              world.call("admin", "GET", path).json.at("item_count").as_int64());
    EXPECT_EQ(revenue(), 0);
    expect_sound();
}

TEST_P(Upload, that_nobody_goes_on_with_is_thrown_away) {
    const std::string batch = begin(kFile, kFile);
    world.now = world.now.plus_ms(kUploadKeptMs - kHourMs);
    world.run_jobs();
    EXPECT_EQ(state_of(batch), "uploading");
    world.now = world.now.plus_ms(kDayMs + kHourMs);
    world.run_jobs();
    const auto gone = world.call("admin", "GET", batch);
    EXPECT_EQ(gone.text("state"), "discarded");
    EXPECT_EQ(gone.json.at("problems").at(0).at("code").as_string(), "imports.abandoned");
    world.db().read(world.org(), [&](Tx& tx) {
        EXPECT_EQ(arrived_bytes(tx, {std::stoll(batch.substr(batch.rfind('/') + 1))}), 0);
    });
}

TEST_P(Upload, shows_its_first_rows_to_who_brought_it_and_no_contacts_to_others) {
    constexpr std::string_view file = "名称,手机,家里电话\n杭州精工,13800138000,13700137000\n";
    const std::string batch = begin(file, file, "customers") + "/columns";
    const auto own = world.call("admin", "GET", batch);
    EXPECT_EQ(own.json.at("rows").at(0).at(1).as_string(), "13800138000");
    const auto other = world.call("manager", "GET", batch);
    ASSERT_EQ(other.status, 200) << other.body;
    EXPECT_EQ(other.json.at("header"), own.json.at("header"));
    EXPECT_EQ(other.json.at("rows").at(0).at(0).as_string(), "杭州精工");
    EXPECT_EQ(other.json.at("rows").at(0).at(1).as_string(), "");
    EXPECT_EQ(other.json.at("rows").at(0).at(2).as_string(), "") << "nobody knows what it is";
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
