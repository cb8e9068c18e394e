#include "features/duplicates/rules_blend.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <array>

#include "core/text/text.hpp"

namespace zhuli::duplicates {

namespace {

using customers::Contact;
using customers::CustomerStatus;

constexpr std::size_t kNoteBytes = 2000;  // no more characters than that either

constexpr BlendedField kFields[] = {{"name"},
                                    {"short_name"},
                                    {"kind"},
                                    {"credit_code"},
                                    {"status"},
                                    {"tier"},
                                    {"region"},
                                    {"address"},
                                    {"addresses"},
                                    {"industry"},
                                    {"buys"},
                                    {"price_sensitivity"},
                                    {"delivery_window"},
                                    {"invoice_title"},
                                    {"contact_name"},
                                    {"contact_title"},
                                    {"phone"},
                                    {"email"},
                                    {"wechat"},
                                    {"contacts"},
                                    {"credit_limit_minor"},
                                    {"credit_days"},
                                    {"tags"},
                                    {"note"},
                                    {"last_contact_at", false}};

constexpr std::string_view kOfContact[] = {"contact_title", "phone", "email", "wechat"};

/// How far along; the further one is truer of both.
int reach_of(CustomerStatus status) {
    switch (status) {
        case CustomerStatus::customer:
            return 5;
        case CustomerStatus::dormant:
            return 4;
        case CustomerStatus::prospect:
            return 3;
        case CustomerStatus::lead:
            return 2;
        case CustomerStatus::lost:
            return 1;
        case CustomerStatus::invalid:
            break;
    }
    return 0;
}

const Field& field_named(std::string_view name) {
    const Field* field = find_field(fields_of<Customer>(), name);
    INVARIANT(field != nullptr, std::string(name));
    return *field;
}

void copy_member(const Field& field, const Customer& from, Customer& to) {
    field.type->load(field.type->cell(field.in(&from)), field.at(&to));
}

template <class T>
bool add_missing(std::vector<T>& list, const std::vector<T>& more, std::size_t limit) {
    bool added = false;
    for (const T& one : more) {
        const auto same = [&](const T& known) { return same_value(known, one); };
        if (list.size() >= limit || std::any_of(list.begin(), list.end(), same)) continue;
        list.push_back(one);
        added = true;
    }
    return added;
}

bool is_of_contact(std::string_view name) {
    return std::ranges::find(kOfContact, name) != std::end(kOfContact);
}

bool is_same_person(const Customer& a, const Customer& b) {
    return a.contact_name.empty() || b.contact_name.empty() ||
           text::fold(a.contact_name.v) == text::fold(b.contact_name.v);
}

/// The main contact as a further one; nobody without a way to reach them.
std::optional<Contact> main_contact(const Customer& customer) {
    if (customer.phone.v.empty() && customer.email.v.empty() && customer.wechat.empty())
        return std::nullopt;
    Contact contact{customer.contact_name, customer.contact_title, customer.phone, customer.email,
                    customer.wechat};
    if (contact.name.empty()) contact.name = customer.short_name.v;
    if (contact.name.empty()) contact.name = text::prefix(customer.name.v, Text<60>::kLimit);
    return contact;
}

/// Whether whoever the contact is can be reached through `customer` as well.
bool reaches(const Customer& customer, const Contact& contact) {
    const auto in = [&](auto member, auto of_contact) {
        const auto& wanted = contact.*of_contact;
        if (wanted.v.empty() || (customer.*member) == wanted) return true;
        return std::any_of(customer.contacts.begin(), customer.contacts.end(),
                           [&](const Contact& one) { return one.*of_contact == wanted; });
    };
    return in(&Customer::phone, &Contact::phone) && in(&Customer::email, &Contact::email) &&
           in(&Customer::wechat, &Contact::wechat);
}

class Blender {
 public:
    Blender(const Customer& winner, const Customer& loser, std::span<const Pick> picks)
        : winner_(winner), loser_(loser), picks_(picks) {
        blend_.result = winner;
    }

    Blend take() {
        for (const BlendedField& field : kFields) decide(field_named(field.name));
        keep_numbers();
        return std::move(blend_);
    }

 private:
    void decide(const Field& field) {
        Won& won = blend_.won[field.name];
        won = {winner_.id, WonBy::winner};
        if (field.type->equal(field.in(&winner_), field.in(&loser_)))
            won.by = WonBy::same;
        else if (const Pick* pick = pick_for(field.name))
            take_pick(field, *pick, won);
        else if (!combine(field, won))
            take_default(field, won);
    }

    const Pick* pick_of(std::string_view name) const {
        for (const Pick& pick : picks_)
            if (pick.field.v == name) return &pick;
        return nullptr;
    }

    /// Of two people the name brings its title and numbers along, unless they are picked apart.
    const Pick* pick_for(std::string_view name) const {
        if (const Pick* own = pick_of(name)) return own;
        if (!is_of_contact(name) || is_same_person(winner_, loser_)) return nullptr;
        return pick_of("contact_name");
    }

    void take_pick(const Field& field, const Pick& pick, Won& won) {
        won.by = WonBy::pick;
        if (pick.customer_id == loser_.id) take_loser(field, won);
    }

    void take_loser(const Field& field, Won& won) {
        won.from_id = loser_.id;
        copy_member(field, loser_, blend_.result);
        if (field.name == "status") blend_.result.status_reason = loser_.status_reason;
    }

    bool combine(const Field& field, Won& won) {
        Customer& result = blend_.result;
        bool added = false;
        if (field.name == "contacts")
            added = add_missing(result.contacts, loser_.contacts, customers::kContactsLimit);
        else if (field.name == "addresses")
            added = add_missing(result.addresses, loser_.addresses, customers::kAddressesLimit);
        else if (field.name == "tags")
            added = add_missing(result.tags, loser_.tags, customers::kTagsLimit);
        else if (field.name == "note")
            added = add_note();
        else
            return false;
        if (added) won = {{}, WonBy::combined};
        return true;
    }

    bool add_note() {
        std::string& note = blend_.result.note.v;
        const std::string& more = loser_.note.v;
        if (more.empty() || note.find(more) != note.npos) return false;
        if (note.size() + 1 + more.size() > kNoteBytes) return false;
        note += (note.empty() ? "" : "\n") + more;
        return true;
    }

    void take_default(const Field& field, Won& won) {
        if (field.name == "last_contact_at") {
            won.by = WonBy::latest;
            if (loser_.last_contact_at > winner_.last_contact_at) take_loser(field, won);
        } else if (field.name == "status") {
            won.by = WonBy::further;
            if (reach_of(loser_.status) > reach_of(winner_.status)) take_loser(field, won);
        } else if (says_nothing(field, winner_) && may_fill(field)) {
            won.by = WonBy::only_one;
            take_loser(field, won);
        } else if (says_nothing(field, loser_)) {
            won.by = WonBy::only_one;
        }
    }

    static bool says_nothing(const Field& field, const Customer& customer) {
        if (field.name == "price_sensitivity")
            return customer.price_sensitivity == customers::PriceSensitivity::unknown;
        return field.type->empty(field.in(&customer));
    }

    /// One person's title and number beside another's name would be wrong.
    bool may_fill(const Field& field) const {
        return !is_of_contact(field.name) || is_same_person(winner_, loser_);
    }

    void keep_numbers() {
        Customer& result = blend_.result;
        for (const Customer* one : {&winner_, &loser_}) {
            const auto contact = main_contact(*one);
            if (!contact || reaches(result, *contact) ||
                result.contacts.size() >= customers::kContactsLimit)
                continue;
            result.contacts.push_back(*contact);
            blend_.won["contacts"] = {{}, WonBy::combined};
        }
    }

    const Customer& winner_;
    const Customer& loser_;
    std::span<const Pick> picks_;
    Blend blend_;
};

}  // namespace

std::span<const BlendedField> blended_fields() { return kFields; }

bool can_pick(std::string_view field) {
    return std::any_of(std::begin(kFields), std::end(kFields),
                       [&](const BlendedField& one) { return one.can_pick && one.name == field; });
}

Blend blend(const Customer& winner, const Customer& loser, std::span<const Pick> picks) {
    return Blender(winner, loser, picks).take();
}

std::vector<MergedField> differences(const Customer& before, const Customer& after) {
    std::vector<MergedField> changed;
    for (const Field& field : fields_of<Customer>()) {
        if (field.type->equal(field.in(&before), field.in(&after))) continue;
        const std::string name(field.name);
        changed.push_back({name, member_json(before, name), member_json(after, name)});
    }
    return changed;
}

void set_member(Customer& customer, const std::string& name, const std::string& json) {
    const Field& field = field_named(name);
    Reading reading;
    const bool read = field.type->read(boost::json::parse(json), field.at(&customer), reading);
    INVARIANT(read, "a member of a merge does not read: " + name);
}

std::string member_json(const Customer& customer, const std::string& name) {
    const Field& field = field_named(name);
    JsonOut out;
    field.type->write(out, field.in(&customer));
    return out.take();
}

}  // namespace zhuli::duplicates
