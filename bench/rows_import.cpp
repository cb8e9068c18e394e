// Importing files through the command line into a fresh database, and the size of what a browser
// loads first. These rows know no database size.
#include <fmt/format.h>
#include <zlib.h>

#include <boost/json/parse.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <stdexcept>

#include "bench/site.hpp"
#include "sheet/xlsx_writer.hpp"

namespace zhuli::bench {

namespace {

namespace fs = std::filesystem;

constexpr int kImportedCustomers = 100'000;
constexpr const char* kFresh = "build/bench/import.db";
constexpr const char* kSize = "imports";

void remove_fresh() {
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(std::string(kFresh) + end);
}

void found_fresh(const std::string& currency) {
    remove_fresh();
    const std::string password = "build/bench/password";
    std::ofstream(password) << kPassword << "\n";
    Child init({product_binary(), "init", "--db", std::string("sqlite:") + kFresh, "--org", "Bench",
                "--currency", currency, "--admin", std::string(kAdmin), "--password-file",
                password});
    if (init.wait().exit_code != 0) throw std::runtime_error("zhuli init failed");
}

void write_customers_file(const std::string& file) {
    const sheet::ColumnHead heads[] = {{"客户名称"}, {"手机"}, {"地区"}, {"来源"}, {"联系人"}};
    sheet::XlsxWriter writer(file, "客户", heads);
    for (int n = 0; n < kImportedCustomers; ++n) {
        const auto c = customer_of(n);
        const std::string name = c.name.v + std::to_string(n), phone = c.phone.v.substr(3);
        const sheet::CellValue cells[] = {{std::string_view(name)},
                                          {std::string_view(phone)},
                                          {std::string_view(c.region.v)},
                                          {std::string_view(c.source.v)},
                                          {std::string_view(c.contact_name.v)}};
        if (!writer.write_row(cells).ok()) throw std::runtime_error("the file cannot be written");
    }
    writer.finish();
}

/// Runs an import and adds its row; the value is lines a second.
void import_row(Report& report, const std::string& job, const std::vector<std::string>& arguments,
                double aim, double most_mb) {
    std::vector<std::string> command{product_binary(), "import"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    for (const char* word : {"--db", "sqlite:build/bench/import.db", "--format", "json"})
        command.emplace_back(word);
    Child import(command);
    const Usage usage = import.wait();
    auto text = usage.output;
    while (text.ends_with('\n')) text.pop_back();
    text = text.substr(text.rfind('\n') + 1);
    if (usage.exit_code != 0)
        throw std::runtime_error(fmt::format("{} ended with {}: {}", job, usage.exit_code, text));
    const auto summary = boost::json::parse(text);
    const auto rows = summary.at("rows").to_number<double>();
    Row row{.job = job, .size = kSize, .value = rows / usage.wall_s, .unit = "rows/s"};
    row.aim = aim;
    row.note =
        fmt::format("{:.0f} rows in {:.1f} s, {:.1f} s CPU", rows, usage.wall_s, usage.cpu_s);
    report.add(std::move(row));
    Row memory{.job = job + ": peak memory", .size = kSize, .value = usage.peak_mb, .unit = "MB"};
    memory.aim = most_mb;
    memory.aim_is_most = true;
    report.add(std::move(memory));
    remove_fresh();
}

void import_customers(Report& report) {
    const std::string file = "build/bench/customers.xlsx";
    if (!fs::exists(file)) write_customers_file(file);
    found_fresh("CNY");
    import_row(report, "import 100,000 customers (xlsx)", {"customers", file}, 10'000, 256);
}

void import_retail(Report& report) {
    const char* folder = std::getenv("ZHULI_SHARED_DATA");
    const fs::path file = fs::path(folder ? folder : "../shared/data") /
                          "online-retail-2009-2010/online_retail_2009_2010.csv.gz";
    if (!fs::exists(file)) {
        std::printf("import of real retail lines: not run, no %s\n", file.c_str());
        return;
    }
    found_fresh("GBP");
    import_row(report, "import 525,461 real retail lines", {"orders", file}, 50'000, 256);
}

// ---- the browser's first load ------------------------------------------------------------------

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

double gzip_kb(const std::string& bytes) {
    uLongf size = compressBound(bytes.size());
    std::string out(size, '\0');
    compress2(reinterpret_cast<Bytef*>(out.data()), &size,
              reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), 9);
    return static_cast<double>(size) / 1000;
}

/// The scripts index.html names: the entry and what it preloads.
void first_load(Report& report) {
    const fs::path dist = fs::path(ZHULI_SOURCE_DIR) / "web/dist";
    const std::string page = content_of(dist / "index.html");
    if (page.empty()) {
        std::printf("UI first load: not measured, no web/dist\n");
        return;
    }
    const std::regex script(R"re((?:src|href)="/?(assets/[^"]+\.js)")re");
    double kb = 0;
    int files = 0;
    for (std::sregex_iterator it(page.begin(), page.end(), script), end; it != end; ++it, ++files)
        kb += gzip_kb(content_of(dist / (*it)[1].str()));
    Row row{.job = "UI: initial JavaScript (gzip)", .size = kSize, .value = kb, .unit = "kB"};
    row.aim = 250;
    row.aim_is_most = true;
    row.note = fmt::format("{} files", files);
    report.add(std::move(row));
}

}  // namespace

void import_rows(Report& report, const std::string& only) {
    const auto wanted = [&](std::string_view job) { return job.find(only) != job.npos; };
    if (wanted("import 100,000 customers")) import_customers(report);
    if (wanted("import 525,461 real retail lines")) import_retail(report);
    if (wanted("UI: initial JavaScript")) first_load(report);
}

}  // namespace zhuli::bench
