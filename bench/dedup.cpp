// The table of the duplicate matcher: quality on real lists with floors, and a scan of customers.
// Also measures any other list whose duplicates are known, given by options.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "bench/commands.hpp"
#include "bench/dedup_measure.hpp"
#include "bench/report.hpp"
#include "core/json_out.hpp"

namespace zhuli::bench {

namespace {

constexpr std::pair<std::string_view, match::Kind> kKinds[] = {
    {"name", match::Kind::name},       {"person", match::Kind::person},
    {"address", match::Kind::address}, {"phone", match::Kind::phone},
    {"email", match::Kind::email},     {"identifier", match::Kind::identifier},
    {"date", match::Kind::date},       {"number", match::Kind::number},
    {"text", match::Kind::text}};

struct Wanted {
    std::string only, json, scan = "100k";
    // A list of one's own.
    std::vector<std::string> lists, fields;
    std::string id = "id", truth, delimiter = ",";
    bool stem = false;
};

std::string shared_folder() {
    const char* chosen = std::getenv("ZHULI_SHARED_DATA");
    return std::string(chosen != nullptr ? chosen : "../shared/data") + "/";
}

match::Field field_of(const std::string& text) {
    const std::size_t at = text.rfind('=');
    for (const auto& [name, kind] : kKinds)
        if (at != std::string::npos && text.substr(at + 1) == name)
            return {text.substr(0, at), kind};
    throw std::runtime_error("a field is COLUMN=KIND, not " + text);
}

DedupSource own_source(const Wanted& wanted) {
    DedupSource source{.name = std::filesystem::path(wanted.lists.front()).filename().string(),
                       .files = wanted.lists,
                       .delimiter = wanted.delimiter.front(),
                       .id = wanted.id,
                       .truth_file = wanted.truth};
    for (const auto& field : wanted.fields) source.fields.push_back(field_of(field));
    if (source.fields.empty()) throw std::runtime_error("no --field COLUMN=KIND");
    if (source.files.size() > 2) throw std::runtime_error("at most two lists");
    source.truth = !wanted.truth.empty() ? Truth::file
                   : wanted.stem         ? Truth::id_stem
                                         : Truth::id_column;
    return source;
}

std::string floors_of(const DedupMeasured& m) {
    std::string text;
    if (m.floor_f1 > 0) text += fmt::format("F1 {:.2f} ", m.floor_f1);
    if (m.floor_recall > 0) text += fmt::format("recall {:.2f} ", m.floor_recall);
    if (m.floor_automatic > 0) text += fmt::format("automatic {:.2f}", m.floor_automatic);
    return text;
}

void print_head() {
    std::printf("%-27s %8s %7s %9s %7s %7s  %9s %7s %8s  %-26s\n", "set", "records", "pairs",
                "precision", "recall", "F1", "automatic", "recall", "seconds", "floor");
}

void print(const DedupMeasured& m) {
    std::printf("%-27s %8zu %7zu %9.4f %7.4f %7.4f  %9.4f %7.4f %8.2f  %-26s %s\n", m.name.c_str(),
                m.rows, m.pairs, m.all.precision, m.all.recall, m.all.f1(), m.automatic.precision,
                m.automatic.recall, m.seconds, floors_of(m).c_str(), m.holds() ? "ok" : "FAIL");
    if (m.peak_mb > 0) std::printf("    peak memory %.0f MB\n", m.peak_mb);
    if (!m.note.empty()) std::printf("    %s\n", m.note.c_str());
    std::fflush(stdout);
}

void write(JsonOut& out, const DedupMeasured& m) {
    out.begin_object().key("set").string(m.name);
    out.key("records").integer(std::int64_t(m.rows)).key("pairs").integer(std::int64_t(m.pairs));
    out.key("precision").real(m.all.precision).key("recall").real(m.all.recall);
    out.key("f1").real(m.all.f1()).key("automatic_precision").real(m.automatic.precision);
    out.key("automatic_recall").real(m.automatic.recall).key("seconds").real(m.seconds);
    if (m.peak_mb > 0) out.key("peak_mb").real(m.peak_mb);
    if (m.floor_f1 > 0) out.key("floor_f1").real(m.floor_f1);
    if (m.floor_recall > 0) out.key("floor_recall").real(m.floor_recall);
    if (m.floor_automatic > 0) out.key("floor_automatic").real(m.floor_automatic);
    if (!m.note.empty()) out.key("note").string(m.note);
    out.key("holds").boolean(m.holds()).end_object();
}

std::string result_file() {
    char text[64];
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::strftime(text, sizeof text, "bench/results/dedup-%Y%m%d-%H%M%S.json", &parts);
    return text;
}

void write_results(const std::vector<DedupMeasured>& all, const std::string& file) {
    JsonOut out;
    out.begin_object().key("machine").begin_object();
    for (const auto& [name, value] : machine_facts()) out.key(name).string(value);
    out.end_object().key("sets").begin_array();
    for (const auto& measured : all) write(out, measured);
    out.end_array().end_object();
    const auto folder = std::filesystem::path(file).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder);
    std::ofstream(file) << out.take() << "\n";
    std::printf("results in %s\n", file.c_str());
}

class Table {
 public:
    explicit Table(std::string only) : only_(std::move(only)) {}
    bool wants(const std::string& name) const { return name.find(only_) != std::string::npos; }
    void add(DedupMeasured measured) {
        print(measured);
        rows_.push_back(std::move(measured));
    }
    void add(const DedupSet& set) {
        if (wants(set.source.name)) add(measure(set));
    }
    const std::vector<DedupMeasured>& rows() const { return rows_; }

 private:
    std::string only_;
    std::vector<DedupMeasured> rows_;
};

void add_shared(Table& table, const std::string& folder) {
    std::vector<DedupSet> sets;
    for (const auto& source : dedup_sources()) sets.push_back(read_set(folder, source));
    // The first two hold the same restaurants.
    sets.insert(sets.begin() + 2, completed_restaurants(sets[1], sets[0]));
    sets.push_back(chinese_names(folder));
    for (const auto& set : sets) table.add(set);
}

int run(const Wanted& wanted) {
    Table table(wanted.only);
    print_head();
    if (!wanted.lists.empty()) {
        table.add(read_set("", own_source(wanted)));
    } else {
        // First, so that the peak of memory is the scan's own.
        if (wanted.scan != "none" && table.wants("scan"))
            table.add(measure_scan(wanted.scan, wanted.scan == "1m" ? 1'000'000 : 100'000));
        add_shared(table, shared_folder());
    }
    write_results(table.rows(), wanted.json.empty() ? result_file() : wanted.json);
    const bool all_hold = std::all_of(table.rows().begin(), table.rows().end(),
                                      [](const DedupMeasured& m) { return m.holds(); });
    std::printf("%s\n", all_hold ? "every floor holds" : "FAIL: below a floor");
    return all_hold ? 0 : 1;
}

}  // namespace

int dedup(int argc, char** argv) {
    Wanted wanted;
    CLI::App app{"zhuli_bench dedup — the duplicate matcher on lists whose duplicates are known"};
    app.add_option("--only", wanted.only, "the sets whose name contains this");
    app.add_option("--json", wanted.json, "write the results to this file");
    app.add_option("--scan", wanted.scan, "customers in the scan")
        ->check(CLI::IsMember({"100k", "1m", "none"}));
    app.add_option("--list", wanted.lists, "a list of your own; a second one to link with");
    app.add_option("--field", wanted.fields, "COLUMN=KIND, as often as there are fields");
    app.add_option("--id", wanted.id, "the column of the id");
    app.add_option("--truth", wanted.truth, "pairs of ids ('|'); without: rows of one id");
    app.add_flag("--stem", wanted.stem, "ids agree up to their second hyphen");
    app.add_option("--delimiter", wanted.delimiter, "of the lists")
        ->check(CLI::TypeValidator<char>());
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return run(wanted);
}

}  // namespace zhuli::bench
