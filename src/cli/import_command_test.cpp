// `zhuli import` and `zhuli export` as they are called: exit codes, the summary on the last line,
// and what a killed import leaves behind.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json/parse.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include "cli/run.hpp"
#include "sheet/csv_writer.hpp"
#include "sheet/reader.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::cli {
namespace {

constexpr std::string_view kOddFile =
    "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n"
    "489434,85048,\"LIGHTS, 15CM\",12,2009-12-01 07:45:00,6.95,13085,United Kingdom\n"
    "489435,22350,CAT BOWL,2,2009-12-01 07:46:00,0.125,13085.0,United Kingdom\n"
    "489434,85048b,lights,1,2009-12-01 07:44:00,0.005,13085,United Kingdom\n"
    "489436,85048,LIGHTS,3,2009-12-01 09:00:00,2.10,,United Kingdom\n"
    "C489437,85048,LIGHTS,-2,2009-12-02 10:00:00,6.95,13085,United Kingdom\n"
    "C489437,M,Manual,1,2009-12-02 10:00:00,1.00,13085,United Kingdom\n"
    "A489438,B,Adjust bad debt,1,2009-12-02 11:00:00,-53.36,,United Kingdom\n"
    "489439,22350,,-5,2009-12-02 12:00:00,0.0,,United Kingdom\n"
    "489440,\"22350 \",CAT BOWL,1,2009-12-03 12:00:00,0.0150,14000,France\n";
constexpr std::int64_t kOddAmount = 8340 + 25 + 1 + 630 - 1390 + 100 - 5336 + 2;

struct Called {
    int code = 0;
    std::string out, err;
    /// A member of the JSON object on the last line.
    std::int64_t number(std::string_view name) const {
        const auto end = out.find_last_not_of('\n');
        const auto from = end == out.npos ? out.npos : out.rfind('\n', end);
        return boost::json::parse(out.substr(from + 1)).at(name).as_int64();
    }
};

class Command : public testing::TestWithParam<support::Engine> {
 protected:
    Command() {
        db_.close();
        write("password", "a long enough Passw0rd\n");
        const auto made =
            call({"init", "--db", db_.url(), "--org", "Acme", "--currency", "GBP", "--timezone",
                  "Europe/London", "--admin", "a@acme.test", "--password-file", path("password")});
        EXPECT_EQ(made.code, kDone) << made.err;
    }
    std::string path(const std::string& name) const { return db_.folder() + "/" + name; }
    void write(const std::string& name, std::string_view content) const {
        std::ofstream(path(name), std::ios::binary) << content;
    }
    std::string read(const std::string& name) const {
        std::ifstream in(path(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    static int run_words(std::vector<std::string> words) {
        std::vector<char*> argv;
        words.insert(words.begin(), "zhuli");
        for (auto& word : words) argv.push_back(word.data());
        return run(static_cast<int>(argv.size()), argv.data(), support::all_features());
    }
    static Called call(const std::vector<std::string>& words) {
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        Called called;
        called.code = run_words(words);
        std::fflush(nullptr);
        called.out = testing::internal::GetCapturedStdout();
        called.err = testing::internal::GetCapturedStderr();
        return called;
    }
    std::vector<std::string> import_words(const std::string& kind, const std::string& file) const {
        return {"import", kind, file, "--db", db_.url(), "--format", "json"};
    }
    Called import(const std::string& kind, const std::string& name,
                  const std::vector<std::string>& more = {}) const {
        auto words = import_words(kind, path(name));
        words.insert(words.end(), more.begin(), more.end());
        return call(words);
    }
    Called export_to(const std::string& kind, const std::string& name) const {
        return call({"export", kind, path(name), "--db", db_.url()});
    }
    void expect_sound() const {
        const auto doctor = call({"doctor", "--db", db_.url()});
        EXPECT_EQ(doctor.code, kDone) << doctor.out;
    }
    /// Starts the import in a process of its own and kills it after a while.
    void kill_import(const std::string& file, std::chrono::milliseconds after) const {
        const pid_t child = fork();
        if (child == 0) {
            if (std::freopen("/dev/null", "w", stdout) == nullptr ||
                std::freopen("/dev/null", "w", stderr) == nullptr)
                _exit(1);
            _exit(run_words(import_words("orders", file)));
        }
        std::this_thread::sleep_for(after);
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
    }

    support::TestDb db_{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, Command, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

void expect_odd_file(const Called& called) {
    EXPECT_EQ(called.code, kDone) << called.err;
    EXPECT_EQ(called.number("rows"), 9);
    EXPECT_EQ(called.number("lines"), 9);
    EXPECT_EQ(called.number("documents"), 7);
    EXPECT_EQ(called.number("documents_created"), 7);
    EXPECT_EQ(called.number("customers_created"), 2);
    EXPECT_EQ(called.number("products_created"), 6);
    EXPECT_EQ(called.number("amount_minor"), kOddAmount);
    EXPECT_EQ(called.number("conflicts"), 0);
    EXPECT_EQ(called.number("errors"), 0);
}

TEST_P(Command, import_says_on_its_last_line_what_a_dry_run_said_before) {
    write("odd.csv", kOddFile);
    expect_odd_file(import("orders", "odd.csv", {"--dry-run"}));
    expect_odd_file(import("orders", "odd.csv", {"--dry-run"}));
    expect_odd_file(import("orders", "odd.csv"));
    expect_sound();
}

TEST_P(Command, import_of_the_same_file_changes_nothing_and_of_a_changed_one_is_a_conflict) {
    write("odd.csv", kOddFile);
    import("orders", "odd.csv");
    const auto again = import("orders", "odd.csv");
    EXPECT_EQ(again.number("documents_created") + again.number("customers_created"), 0);
    EXPECT_EQ(again.number("unchanged"), 7);
    const auto changed = [&](const char* from, const char* to) {
        std::string file(kOddFile);
        file.replace(file.find(from), std::string_view(from).size(), to);
        write("changed.csv", file);
        EXPECT_EQ(import("orders", "changed.csv", {"--dry-run"}).number("conflicts"), 1) << to;
        return import("orders", "changed.csv");
    };
    EXPECT_EQ(changed(",12,", ",13,").number("conflicts"), 1);
    EXPECT_EQ(changed("07:44", "07:43").number("conflicts"), 1);
    EXPECT_EQ(changed("Manual", "By hand").number("conflicts"), 1);
    EXPECT_EQ(changed(",14000,", ",13085,").number("conflicts"), 1);
    EXPECT_EQ(changed("France", "Germany").number("conflicts"), 1);
    expect_sound();
}

TEST_P(Command, import_names_every_broken_row_in_a_file_to_mend) {
    std::string file(kOddFile);
    file += "489441,X,,many,yesterday,1,1,\n489442,,,1,2009-12-02,1,1,\n";
    write("broken.csv", file);
    for (const bool dry : {true, false}) {
        std::vector<std::string> more{"--errors", path("errors.csv")};
        if (dry) more.push_back("--dry-run");
        const auto called = import("orders", "broken.csv", more);
        EXPECT_EQ(called.code, kBadInput);
        EXPECT_EQ(called.number("errors"), 2);
        EXPECT_EQ(called.number("documents_created"), 7);
        EXPECT_EQ(
            read("errors.csv"),
            "\xEF\xBB\xBF"
            "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country,Row,"
            "Problem\r\n"
            "489441,X,,many,yesterday,1,1,,11,Quantity: many is not a whole quantity; "
            "Date: yesterday is not a date; write year-month-day\r\n"
            "489442,,,1,2009-12-02,1,1,,12,Product code: Required\r\n");
    }
}

TEST_P(Command, import_that_was_killed_goes_on_to_the_same_result) {
    std::ostringstream file;
    file << "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n";
    constexpr int kDocuments = 5000;
    for (int row = 0; row < kDocuments * 2; ++row)
        file << 500'000 + row / 2 << ",P" << row % 50 << ",thing,1,2010-01-0" << 1 + row % 9
             << " 10:00:00,1.00," << 10'000 + row / 2 % 300 << ",France\n";
    write("long.csv", file.str());
    for (const int after_ms : {20, 100, 150})
        kill_import(path("long.csv"), std::chrono::milliseconds(after_ms));
    const auto called = import("orders", "long.csv");
    EXPECT_EQ(called.code, kDone) << called.err;
    EXPECT_EQ(called.number("documents_created"), kDocuments);
    EXPECT_EQ(called.number("customers_created"), 300);
    EXPECT_EQ(called.number("products_created"), 50);
    EXPECT_EQ(import("orders", "long.csv").number("unchanged"), kDocuments);
    expect_sound();
}

TEST_P(Command, what_was_exported_comes_back_unchanged) {
    write("odd.csv", kOddFile);
    import("orders", "odd.csv", {"--source", "retail"});
    write("customers.csv",
          "编号,名称,手机,备注\n7,杭州精工机械有限公司,13800138000,\"=1+1\n第二行\"\n");
    EXPECT_EQ(import("customers", "customers.csv").number("customers_created"), 1);
    for (const std::string kind : {"customers", "products", "orders"})
        for (const std::string& name : {kind + ".csv", kind + ".xlsx"}) {
            const auto exported = export_to(kind, "out-" + name);
            EXPECT_EQ(exported.code, kDone) << exported.err;
            const auto back = import(kind, "out-" + name);
            EXPECT_EQ(back.code, kDone) << name << back.err;
            EXPECT_GT(back.number("unchanged"), 0) << name;
            for (const char* count : {"documents_created", "customers_created", "products_created",
                                      "conflicts", "errors", "suspected"})
                EXPECT_EQ(back.number(count), 0) << name << " " << count << back.err;
        }
    EXPECT_NE(read("out-customers.csv").find("\"'=1+1"), std::string::npos);
    expect_sound();
}

TEST_P(Command, wrong_calls_are_refused_with_their_own_exit_code) {
    write("odd.csv", kOddFile);
    EXPECT_EQ(import("orders", "absent.csv").code, kBadInput);
    EXPECT_EQ(import("orders", "odd.csv", {"--map", "nonsense"}).code, kBadInput);
    EXPECT_EQ(import("orders", "odd.csv", {"--as", "nobody@acme.test"}).code, kBadInput);
    EXPECT_EQ(import("people", "odd.csv").code, kBadInput);
    EXPECT_EQ(export_to("orders", "orders.pdf").code, kBadInput);
    EXPECT_EQ(export_to("orders", "no/such/folder.csv").code, kBadInput);
}

std::string retail_file() {
    const char* told = std::getenv("ZHULI_SHARED_DATA");
    const std::string folder = told != nullptr ? told : "../shared/data";
    return folder + "/online-retail-2009-2010/online_retail_2009_2010.csv.gz";
}

/// The first lines of a file, as a csv.
std::string first_lines(const std::string& file, int count) {
    std::string out;
    sheet::CsvWriter writer([&](std::string_view bytes) { out += bytes; });
    const auto reader = sheet::open(file);
    EXPECT_TRUE(reader.ok());
    std::vector<sheet::CellValue> cells((*reader)->header().begin(), (*reader)->header().end());
    writer.write_row(cells);
    sheet::Row row;
    for (int i = 0; i < count && *(*reader)->next(row); ++i) {
        cells.assign(row.cells.begin(), row.cells.end());
        writer.write_row(cells);
    }
    writer.finish();
    return out;
}

/// On SQLite the whole file; on PostgreSQL its first lines, because each statement is a round trip.
TEST_P(Command, import_of_the_retail_file_lands_to_the_penny) {
    if (!std::filesystem::exists(retail_file())) GTEST_SKIP() << "not run: no " << retail_file();
    constexpr int kSome = 20'000;
    const bool whole = GetParam() == support::Engine::sqlite;
    if (!whole) write("retail.csv", first_lines(retail_file(), kSome));
    const auto words = import_words("orders", whole ? retail_file() : path("retail.csv"));
    const auto called = call(words);
    EXPECT_EQ(called.code, kDone) << called.err;
    EXPECT_EQ(called.number("lines"), whole ? 525'461 : kSome);
    EXPECT_EQ(called.number("rows"), called.number("lines"));
    EXPECT_EQ(called.number("documents"), whole ? 28'816 : 979);
    EXPECT_EQ(called.number("documents_created"), called.number("documents"));
    EXPECT_EQ(called.number("customers_created"), whole ? 4'383 : 634);
    EXPECT_EQ(called.number("walk_in_created"), 1);
    EXPECT_EQ(called.number("products_created"), whole ? 4'632 : 2'593);
    EXPECT_EQ(called.number("amount_minor"), whole ? 953'948'462 : 34'996'075);
    EXPECT_EQ(called.number("conflicts") + called.number("errors"), 0);
    const auto again = call(words);
    EXPECT_EQ(again.number("documents_created"), 0);
    EXPECT_EQ(again.number("unchanged"), called.number("documents"));
    expect_sound();
}

}  // namespace
}  // namespace zhuli::cli
