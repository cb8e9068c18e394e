#include "bench/dedup_sets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

#include "core/text/fold.hpp"
#include "sheet/reader.hpp"

namespace zhuli::bench {

namespace {

using match::Kind;
using match::RowNo;

constexpr double kAutomaticFloor = 0.99;

match::Schema febrl_fields() {
    return {{"given_name", Kind::person},     {"surname", Kind::person},
            {"street_number", Kind::address}, {"address_1", Kind::address},
            {"address_2", Kind::address},     {"suburb", Kind::address},
            {"postcode", Kind::identifier},   {"state", Kind::address},
            {"date_of_birth", Kind::date},    {"soc_sec_id", Kind::identifier}};
}

DedupSource febrl(int number, double floor) {
    return {.name = fmt::format("febrl-{}", number),
            .files = {fmt::format("dedup-febrl-1-3/dataset{}.csv", number)},
            .fields = febrl_fields(),
            .id = "rec_id",
            .truth = Truth::id_stem,
            .floor_f1 = floor,
            .floor_automatic = kAutomaticFloor};
}

struct Sheet {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

// Some files are quoted with blanks before the quotes.
std::string bare(std::string_view s) {
    constexpr std::string_view kAround = " \t'\"";
    const std::size_t first = s.find_first_not_of(kAround);
    if (first == std::string_view::npos) return {};
    return std::string(s.substr(first, s.find_last_not_of(kAround) - first + 1));
}

Sheet read_sheet(const std::string& file, char delimiter, std::int64_t header_row) {
    sheet::Options options;
    options.delimiter = delimiter;
    options.header_row = header_row;
    auto opened = sheet::open(file, options);
    if (!opened.ok()) throw std::runtime_error("cannot read " + file);
    sheet::Reader& reader = *opened.value();
    Sheet result;
    for (const auto& title : reader.header()) result.header.push_back(bare(title));
    for (sheet::Row row;;) {
        const auto more = reader.next(row);
        if (!more.ok()) throw std::runtime_error("a broken row in " + file);
        if (!more.value()) return result;
        auto& cells = result.rows.emplace_back();
        for (const std::string_view cell : row.cells) cells.push_back(bare(cell));
    }
}

std::size_t column(const Sheet& sheet, const std::string& name) {
    for (std::size_t i = 0; i < sheet.header.size(); ++i)
        if (sheet.header[i] == name || sheet.header[i].ends_with("#" + name)) return i;
    throw std::runtime_error("no column " + name);
}

std::string cell(const std::vector<std::string>& row, std::size_t at) {
    return at < row.size() ? row[at] : std::string();
}

void add_pair(DedupSet& set, RowNo a, RowNo b) {
    if (a != b) set.truth.insert({std::min(a, b), std::max(a, b)});
}

using RowsOfId = std::map<std::string, std::vector<RowNo>>;

void add_truth(DedupSet& set, const std::string& folder, const std::vector<RowsOfId>& ids) {
    if (set.source.truth != Truth::file) {
        for (const auto& [id, rows] : ids[0])
            for (const RowNo a : rows)
                for (const RowNo b : rows) add_pair(set, a, b);
        return;
    }
    const std::int64_t header_row = set.two_lists() ? 1 : 0;
    for (const auto& pair : read_sheet(folder + set.source.truth_file, '|', header_row).rows) {
        const auto a = ids.front().find(cell(pair, 0));
        const auto b = ids.back().find(cell(pair, 1));
        if (a != ids.front().end() && b != ids.back().end())
            add_pair(set, a->second.front(), b->second.front());
    }
}

std::string id_of(const DedupSource& source, const std::string& id) {
    if (source.truth != Truth::id_stem) return id;
    return id.substr(0, id.find('-', id.find('-') + 1));
}

}  // namespace

std::vector<DedupSource> dedup_sources() {
    return {
        {.name = "restaurants-864",
         .files = {"dedup-restaurants-864/restaurant-nophone-training.csv"},
         .fields = {{"name", Kind::name},
                    {"address", Kind::address},
                    {"city", Kind::address},
                    {"cuisine", Kind::text}},
         .id = "unique_id",
         .floor_f1 = 0.95,
         .floor_automatic = kAutomaticFloor},
        {.name = "restaurants-ccer",
         .files = {"dedup-restaurants-ccer/rest1.csv", "dedup-restaurants-ccer/rest2.csv"},
         .delimiter = '|',
         .fields = {{"name", Kind::name}, {"phone_number", Kind::phone}, {"street", Kind::address}},
         .id = "id",
         .truth = Truth::file,
         .truth_file = "dedup-restaurants-ccer/gt.csv"},
        febrl(1, 0.95),
        febrl(2, 0.93),
        febrl(3, 0.90),
        {.name = "early-childhood",
         .files = {"dedup-early-childhood-sites/csv_example_input_with_true_ids.csv"},
         .fields = {{"Site name", Kind::name},
                    {"Address", Kind::address},
                    {"Zip", Kind::identifier},
                    {"Phone", Kind::phone}},
         .id = "True Id"},
        {.name = "abt-buy",
         .files = {"dedup-abt-buy/abt.csv", "dedup-abt-buy/buy.csv"},
         .delimiter = '|',
         .fields = {{"name", Kind::name}, {"description", Kind::text}, {"price", Kind::number}},
         .id = "id",
         .truth = Truth::file,
         .truth_file = "dedup-abt-buy/gt.csv"},
        {.name = "cora",
         .files = {"dedup-cora/cora.csv"},
         .delimiter = '|',
         .fields = {{"author", Kind::person},
                    {"title", Kind::name},
                    {"venue", Kind::text},
                    {"pages", Kind::address},
                    {"volume", Kind::identifier},
                    {"year", Kind::date},
                    {"publisher", Kind::name},
                    {"address", Kind::address}},
         .id = "Entity Id",
         .truth = Truth::file,
         .truth_file = "dedup-cora/cora_gt.csv"},
    };
}

DedupSet read_set(const std::string& folder, const DedupSource& source) {
    DedupSet set{source, {}, {}, {}, {}};
    std::vector<RowsOfId> ids;
    for (std::size_t list = 0; list < source.files.size(); ++list) {
        const Sheet sheet = read_sheet(folder + source.files[list], source.delimiter, 1);
        const std::size_t id = column(sheet, source.id);
        std::vector<std::size_t> columns;
        for (const auto& field : source.fields) columns.push_back(column(sheet, field.name));
        RowsOfId& rows = ids.emplace_back();
        for (const auto& cells : sheet.rows) {
            rows[id_of(source, cell(cells, id))].push_back(static_cast<RowNo>(set.rows.size()));
            auto& row = set.rows.emplace_back();
            for (const std::size_t at : columns) row.push_back(cell(cells, at));
            set.list_of.push_back(static_cast<std::uint8_t>(list));
        }
    }
    add_truth(set, folder, ids);
    return set;
}

DedupSet completed_restaurants(const DedupSet& two_lists, const DedupSet& one_list) {
    const auto name = [](const std::string& s) { return text::fold(s, text::Spaces::drop); };
    std::set<std::pair<std::string, std::string>> named;
    for (const auto& [a, b] : one_list.truth) {
        named.insert({name(one_list.rows[a][0]), name(one_list.rows[b][0])});
        named.insert({name(one_list.rows[b][0]), name(one_list.rows[a][0])});
    }
    DedupSet set = two_lists;
    set.source.name += " completed";
    set.source.floor_f1 = 0.95;
    set.source.floor_automatic = kAutomaticFloor;
    const auto digits = [](const std::string& s) {
        std::string out;
        std::copy_if(s.begin(), s.end(), std::back_inserter(out),
                     [](char c) { return c >= '0' && c <= '9'; });
        return out;
    };
    std::map<std::string, std::vector<RowNo>> by_phone;
    for (RowNo row = 0; row < set.rows.size(); ++row)
        if (!set.rows[row][1].empty()) by_phone[digits(set.rows[row][1])].push_back(row);
    for (const auto& [phone, rows] : by_phone)
        for (const RowNo a : rows)
            for (const RowNo b : rows) {
                const std::string x = name(set.rows[a][0]), y = name(set.rows[b][0]);
                if (set.list_of[a] < set.list_of[b] && (x == y || named.contains({x, y})))
                    add_pair(set, a, b);
            }
    set.note = fmt::format(
        "{} pairs added: of equal phones, and of equal names or names that "
        "restaurants-864 holds as one restaurant",
        set.truth.size() - two_lists.truth.size());
    return set;
}

}  // namespace zhuli::bench
