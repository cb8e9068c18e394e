#include "features/duplicates/scan.hpp"

#include <algorithm>
#include <cmath>

#include "core/match/find.hpp"
#include "core/match/learn.hpp"
#include "features/customers/use_cases_merge.hpp"
#include "features/duplicates/rules.hpp"

namespace zhuli::duplicates {

namespace {

using customers::Customer;
using match::RowNo;

constexpr int kReadPage = 2000;
constexpr std::size_t kMostChanged = 20'000;  // kept in memory until the others are read
constexpr RowNo kToldEvery = 2000;            // rows between two words of progress

/// The customers in rows: whoever did not change first, so that looking at the last rows alone sees
/// every pair with somebody who did.
class Everybody {
 public:
    explicit Everybody(Instant since) : table_(customers::match_schema()), since_(since) {}

    void read(storage::Database& db, Id org, const OnRead& on_read) {
        std::vector<Customer> changed;
        for (Id after{}; true;) {
            const auto page = storage::read_now(db, org, [&](storage::Tx& tx) {
                return customers::customers_to_match(tx, after, kReadPage);
            });
            for (const Customer& customer : page)
                if (since_.v > 0 && customer.updated_at >= since_)
                    changed.push_back(customer);
                else
                    add(customer);
            if (changed.size() > kMostChanged) ask_about_all(changed);
            if (page.size() < kReadPage) break;
            after = page.back().id;
            on_read(table_.size());
        }
        first_asked_ = since_.v > 0 ? table_.size() : 0;
        for (const Customer& customer : changed) add(customer);
    }

    const match::Table& table() const { return table_; }
    RowNo first_asked() const { return first_asked_; }
    Id who(RowNo row) const { return people_[row]; }

 private:
    /// After an import of many it is no longer worth telling them apart.
    void ask_about_all(std::vector<Customer>& changed) {
        for (const Customer& customer : changed) add(customer);
        changed.clear();
        since_ = {};
    }

    void add(const Customer& customer) {
        const auto values = customers::values_to_match(customer);
        const std::vector<std::string_view> views(values.begin(), values.end());
        table_.add(views);
        people_.push_back(customer.id);
    }

    match::Table table_;
    std::vector<Id> people_;
    Instant since_;
    RowNo first_asked_ = 0;
};

bool likelier(const match::Scored& a, const match::Scored& b) {
    return a.score != b.score ? a.score > b.score : std::pair(a.a, a.b) < std::pair(b.a, b.b);
}

/// The likeliest pairs, in the room of twice as many.
class Likeliest {
 public:
    void add(const match::Scored& pair) {
        pairs_.push_back(pair);
        if (pairs_.size() >= 2 * kPairsLimit) cut();
    }
    std::vector<match::Scored> take() {
        if (pairs_.size() > kPairsLimit) cut();
        std::sort(pairs_.begin(), pairs_.end(), likelier);
        return std::move(pairs_);
    }
    bool complete() const { return complete_; }

 private:
    void cut() {
        std::nth_element(pairs_.begin(), pairs_.begin() + kPairsLimit, pairs_.end(), likelier);
        pairs_.resize(kPairsLimit);
        complete_ = false;
    }
    std::vector<match::Scored> pairs_;
    bool complete_ = true;
};

Agreement agreement_of(match::Level level) {
    switch (level) {
        case match::Level::same:
            return Agreement::same;
        case match::Level::close:
            return Agreement::close;
        case match::Level::similar:
            return Agreement::similar;
        case match::Level::related:
            return Agreement::related;
        default:
            return Agreement::different;
    }
}

/// A pair is shown to people who see numbers masked.
bool is_shown_to_all(std::string_view name) {
    const Field* field = find_field(fields_of<Customer>(), name);
    return field != nullptr && !field->has(masked);
}

double rounded(double weight) { return std::round(weight * 100) / 100; }

Suspicion suspicion_of(const Everybody& everybody, const match::Model& model,
                       const match::Scored& pair) {
    const match::Table& table = everybody.table();
    const auto judged = match::judge(table, model, pair.a, pair.b);
    const auto [first, second] = std::minmax(everybody.who(pair.a), everybody.who(pair.b));
    Suspicion found{first, second, std::llround(judged.score * 100), PairLevel::possible, {}};
    found.level = level_of(found.score, judged.decision == match::Decision::automatic);
    for (const auto& reason : judged.reasons) {
        const auto& name = table.schema()[reason.field].name;
        found.reasons.push_back({name, agreement_of(reason.level), rounded(reason.weight),
                                 is_shown_to_all(name) ? reason.word : std::string()});
    }
    return found;
}

}  // namespace

Findings look_for_duplicates(storage::Database& db, Id org, Instant since, const OnRead& on_read) {
    Everybody everybody(since);
    everybody.read(db, org, on_read);
    const match::Table& table = everybody.table();
    const auto model = match::learn(table, match::Pairing::within);
    match::Candidates candidates(table, match::Pairing::within);
    Likeliest likeliest;
    for (RowNo row = everybody.first_asked(); row < table.size(); ++row) {
        if (row % kToldEvery == 0) on_read(table.size());
        for (const RowNo other : candidates.before(row)) {
            const auto verdict = match::verdict(table, model, other, row);
            if (verdict.decision != match::Decision::no)
                likeliest.add({other, row, verdict.score, verdict.decision});
        }
    }
    Findings findings{table.size(), {}, since.v == 0};
    for (const auto& pair : likeliest.take()) {
        auto found = suspicion_of(everybody, model, pair);
        if (is_worth_a_look(found.reasons)) findings.pairs.push_back(std::move(found));
    }
    findings.complete = findings.complete && likeliest.complete();
    return findings;
}

}  // namespace zhuli::duplicates
