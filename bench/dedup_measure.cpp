#include "bench/dedup_measure.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "bench/company.hpp"
#include "core/match/learn.hpp"
#include "features/customers/rules_match.hpp"

namespace zhuli::bench {

namespace {

using match::RowNo;
using Pairs = std::vector<RowPair>;

constexpr std::size_t kAgainEvery = 50;
constexpr double kScanAimMb = 1000;

Quality quality_of(const Pairs& found, const std::set<RowPair>& truth) {
    std::size_t right = 0;
    for (const RowPair& pair : found) right += truth.count(pair);
    Quality quality;
    if (!found.empty()) quality.precision = double(right) / double(found.size());
    if (!truth.empty()) quality.recall = double(right) / double(truth.size());
    return quality;
}

Pairs pairs_of(const std::vector<match::Scored>& scored, bool automatic) {
    Pairs pairs;
    for (const auto& pair : scored)
        if (!automatic || pair.decision == match::Decision::automatic)
            pairs.push_back({pair.a, pair.b});
    return pairs;
}

Pairs pairs_of(const std::vector<RowNo>& groups) {
    std::map<RowNo, std::vector<RowNo>> members;
    for (RowNo row = 0; row < groups.size(); ++row) members[groups[row]].push_back(row);
    Pairs pairs;
    for (const auto& [group, rows] : members)
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (std::size_t j = i + 1; j < rows.size(); ++j) pairs.push_back({rows[i], rows[j]});
    return pairs;
}

double peak_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1000;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

struct Found {
    std::vector<match::Scored> pairs;
    Pairs final;
};

Found find(const match::Table& table, bool two_lists) {
    const auto pairing = two_lists ? match::Pairing::across_sources : match::Pairing::within;
    const match::Model model = match::learn(table, pairing);
    Found found{match::find_pairs(table, model, pairing), {}};
    found.final = two_lists ? pairs_of(match::one_to_one(found.pairs), false)
                            : pairs_of(match::groups(table, model, found.pairs));
    return found;
}

void judge(DedupMeasured& result, const Found& found, const std::set<RowPair>& truth) {
    result.pairs = truth.size();
    result.all = quality_of(found.final, truth);
    result.automatic = quality_of(pairs_of(found.pairs, true), truth);
}

RowNo add(match::Table& table, const customers::Customer& customer) {
    const auto values = customers::match_values(customer);
    return table.add(std::vector<std::string_view>(values.begin(), values.end()));
}

// As a colleague might enter the same company: another legal form, the phone without +86.
customers::Customer typed_again(customers::Customer customer) {
    std::string& name = customer.name.v;
    constexpr std::string_view kForm = "有限公司";
    if (name.ends_with(kForm)) name.resize(name.size() - kForm.size());
    name += "有限责任公司";
    customer.phone.v = customer.phone.v.substr(3);
    customer.contact_name = {};
    return customer;
}

}  // namespace

bool DedupMeasured::holds() const {
    const bool automatic_holds = automatic.recall == 0 || automatic.precision >= floor_automatic;
    return all.f1() >= floor_f1 && all.recall >= floor_recall && automatic_holds;
}

DedupMeasured measure(const DedupSet& set) {
    const auto start = std::chrono::steady_clock::now();
    match::Table table(set.source.fields);
    for (std::size_t row = 0; row < set.rows.size(); ++row)
        table.add(std::vector<std::string_view>(set.rows[row].begin(), set.rows[row].end()),
                  set.list_of[row]);
    const Found found = find(table, set.two_lists());
    DedupMeasured result{.name = set.source.name, .note = set.note, .rows = set.rows.size()};
    result.seconds = seconds_since(start);
    judge(result, found, set.truth);
    result.floor_f1 = set.source.floor_f1;
    result.floor_automatic = set.source.floor_automatic;
    result.floor_recall = set.source.floor_recall;
    return result;
}

DedupMeasured measure_scan(const std::string& name, std::size_t count) {
    const auto start = std::chrono::steady_clock::now();
    match::Table table(customers::match_fields());
    std::set<RowPair> truth;
    for (std::size_t n = 0; n < count; ++n) {
        const auto customer = customer_of(static_cast<int>(n));
        const RowNo row = add(table, customer);
        if (n % kAgainEvery == 0) truth.insert({row, add(table, typed_again(customer))});
    }
    const Found found = find(table, false);
    DedupMeasured result{.name = "scan " + name, .rows = table.size()};
    result.seconds = seconds_since(start);
    result.peak_mb = peak_mb();
    judge(result, found, truth);
    result.note =
        "names of 14 regions × 30³ brands × 8 trades: most are borne by several; aims: "
        "1m in 120 s and " +
        std::to_string(int(kScanAimMb)) + " MB";
    return result;
}

}  // namespace zhuli::bench
