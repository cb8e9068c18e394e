// What a merge would make of its customers, before anybody agrees to it: it reads, and writes
// nothing.
#include <boost/json/parse.hpp>

#include <algorithm>
#include <map>

#include "features/customers/use_cases_merge.hpp"
#include "features/duplicates/model_references.hpp"
#include "features/duplicates/rules_blend.hpp"
#include "features/duplicates/store_move.hpp"
#include "features/duplicates/use_cases_merge.hpp"
#include "features/duplicates/use_cases_record.hpp"

namespace zhuli::duplicates {

namespace {

constexpr int kChangesRead = 200;

/// Who last set the members of one customer.
class Provenance {
 public:
    Provenance(Tx& tx, Id customer) : changes_(changes_of(tx, customer, kChangesRead)) {
        for (const Change& change : changes_) {
            const auto json = boost::json::parse(change.changes);
            for (const auto& one : json.as_array())
                by_field_.try_emplace(std::string(one.at("field").as_string()), &change);
        }
    }

    /// Nothing for a member that was never set, or too long ago.
    const Change* of(std::string_view field) const {
        const auto found = by_field_.find(std::string(field));
        return found == by_field_.end() ? nullptr : found->second;
    }

 private:
    std::vector<Change> changes_;
    std::map<std::string, const Change*> by_field_;
};

struct Party {
    Customer customer;
    Provenance provenance;
};

FieldValue value_of(const Field& field, const Party& party, customers::Names& names) {
    FieldValue value;
    value.customer_id = party.customer.id;
    value.text = customers::member_text(field, party.customer);
    const Change* change = party.provenance.of(field.name);
    if (value.text.empty() || change == nullptr) return value;
    value.actor_id = change->actor_id;
    value.actor_name = names.of(change->actor_id);
    value.path = change->path;
    value.at = change->at;
    return value;
}

/// The winner first.
Result<std::vector<Party>> load_parties(Tx& tx, const Ctx& ctx, const MergeQuestion& in) {
    std::vector<Party> parties;
    std::vector<FieldProblem> problems;
    const auto load = [&](const std::string& path, Id id) {
        auto customer = customers::load_in_scope(tx, ctx, id, "duplicates.merge");
        if (customer.ok())
            parties.push_back({std::move(*customer), Provenance(tx, id)});
        else
            problems.push_back({path, "field.no_such_record", {}});
    };
    load("winner_id", in.winner_id);
    for (std::size_t i = 0; i < in.loser_ids.size(); ++i)
        load("loser_ids." + std::to_string(i), in.loser_ids[i]);
    if (!problems.empty()) return Problem::invalid(std::move(problems));
    return parties;
}

/// All of them as one: of several losers the last one that changed a member names who won it.
Blend blend_all(const std::vector<Party>& parties, std::span<const Pick> picks) {
    Blend all = blend(parties.front().customer, parties.at(1).customer, picks);
    for (std::size_t i = 2; i < parties.size(); ++i) {
        Blend next = blend(all.result, parties[i].customer, picks);
        for (auto& [field, won] : next.won) {
            const bool changed = won.from_id == parties[i].customer.id || !won.from_id;
            if (changed || all.won[field].by == WonBy::same) all.won[field] = won;
        }
        all.result = std::move(next.result);
    }
    return all;
}

std::vector<FieldChoice> choices_of(const std::vector<Party>& parties, Blend& all,
                                    customers::Names& names) {
    std::vector<FieldChoice> choices;
    for (const BlendedField& blended : blended_fields()) {
        const Field& field = *find_field(fields_of<Customer>(), blended.name);
        const Won& won = all.won[blended.name];
        FieldChoice choice{std::string(blended.name), won.from_id, won.by,
                           blended.can_pick,          {},          {}};
        choice.text = customers::member_text(field, all.result);
        for (const Party& party : parties) choice.values.push_back(value_of(field, party, names));
        choices.push_back(std::move(choice));
    }
    return choices;
}

void add_children(Tx& tx, Id customer, MergePreview& preview, std::int64_t& total) {
    each_moving([&](const CustomerReference& reference) {
        const auto count = count_rows(tx, reference, customer, kMovedLimit + 1);
        total += count;
        if (count == 0) return;
        const auto& entity = reference.name.entity;
        preview.children.push_back(
            {customer, std::string(entity.empty() ? reference.table : entity), count});
    });
}

}  // namespace

Result<MergePreview> preview_merge(Tx& tx, const Ctx& ctx, const MergeQuestion& in,
                                   const Catalog& texts) {
    CHECK(check(in));
    TRY(const auto parties, load_parties(tx, ctx, in));
    if (parties.size() < 2) return Problem::field("loser_ids", "field.required");
    MergePreview preview;
    customers::Names names(tx, ctx);
    std::int64_t total = 0;  // of all: they move in one unit
    for (std::size_t i = 0; i < parties.size(); ++i) {
        preview.customers.push_back(customers::view_of(ctx, parties[i].customer, names));
        if (i == 0) continue;
        add_children(tx, parties[i].customer.id, preview, total);
        const auto code = refusal_of(parties[0].customer, parties[i].customer, total);
        if (!code.empty())
            preview.refusals.push_back(
                {parties[i].customer.id, std::string(code), texts.text(ctx.locale, code)});
    }
    Blend all = blend_all(parties, in.picks);
    if (const auto whole = customers::check_customer(all.result); !whole.ok())
        for (const FieldProblem& problem : whole.problem().fields)
            preview.refusals.push_back({parties[0].customer.id, problem.code,
                                        texts.text(ctx.locale, problem.code, problem.params)});
    preview.fields = choices_of(parties, all, names);
    return preview;
}

}  // namespace zhuli::duplicates
