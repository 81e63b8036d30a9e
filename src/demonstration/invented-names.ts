/**
 * What invented people, streets and places are called. Surnames are made of two words of field and shore, so that
 * nobody real is meant and anybody sees it. Forenames are a mix of what Thurrock's children are called, in one list
 * without any label: what a person is called is never tied to background, faith or concern.
 */
import type { Chance } from './chance.ts'

export const girlsNames = (
  'Abigail Adaeze Agata Agnieszka Aisha Alexandra Alice Amara Amelia Amina Ana Anastasia Aneeka Anna Anya Aoife Asha ' +
  'Ava Ayesha Beatrice Bethan Blessing Caoimhe Carys Catherine Charlotte Chiamaka Chidera Chloe Daisy Daniela Deepika ' +
  'Divya Eilidh Ekaterina Elena Eleri Elif Elizabeth Ella Ellie Emily Emma Erin Esther Eszter Eva Evie Fatima Fatou ' +
  'Favour Ffion Florence Freya Funmi Gabriela Georgia Grace Gurpreet Halima Hannah Harpreet Harriet Holly Ifeoma ' +
  'Imogen Ioana Isabella Isha Ivana Jade Jasmine Jaspreet Jennifer Jessica Joanna Julia Karolina Katarzyna Kateryna ' +
  'Katie Kavita Keisha Khadija Kiran Lakshmi Laura Layla Leila Lilian Lina Lola Lucy Magdalena Maja Manpreet Maria ' +
  'Mariam Martha Maryam Matilda Maya Megan Meera Mei Mercy Mia Milena Millie Molly Monika Nadia Naomi Natalia Nia ' +
  'Niamh Nicola Nimra Nisha Noor Oksana Olena Olivia Orla Padma Patience Patricia Phoebe Poppy Precious Priya Rachel ' +
  'Raluca Rania Rebecca Rhiannon Rina Roisin Rosie Roxana Ruby Ruqayyah Ruth Sabina Safiya Salma Samantha Sana Sara ' +
  'Scarlett Shanice Shreya Siobhan Sofia Sophie Stefania Stephanie Sumaiya Sunita Svetlana Tahira Tamara Tanya Teodora ' +
  'Tia Titilayo Victoria Viktoriya Yasmin Yuki Yulia Yusra Zainab Zara Zehra Zoe Zofia Zuzanna'
).split(' ')

export const boysNames = (
  'Aaron Abdullah Abdulrahman Adam Adeel Adrian Ahmed Aidan Ajay Alan Alejandro Alexander Alfie Ali Amir Anand Andrei ' +
  'Andrew Anthony Arjun Arthur Ashton Ayaan Ayo Babajide Bailey Bartosz Benjamin Bilal Bogdan Bradley Brandon Callum ' +
  'Cameron Charles Chidi Christopher Cian Ciaran Connor Cristian Dafydd Daniel Darnell Darren David Declan Denis ' +
  'Dmytro Dylan Edward Efosa Elijah Emeka Emmanuel Emre Ethan Evan Ewan Farhan Femi Finlay Florin Francis Freddie ' +
  'Gabriel Gareth George Grzegorz Gurdeep Habib Haider Hamza Harjit Harry Harvey Hassan Henry Hubert Hussain Iain ' +
  'Ibrahim Idris Ilya Imran Ioan Isaac Ismail Ivan Jack Jacob Jake Jakub James Jamie Jaswinder Javier Jayden Jerome ' +
  'Joel John Jonathan Joseph Joshua Kacper Kai Karim Karol Kenneth Khalid Kieran Kofi Krzysztof Kwame Lamar Lee Leo ' +
  'Leon Lewis Liam Logan Louis Lucas Lukasz Luke Malachi Mandeep Marcin Marcus Mark Mason Mateusz Matthew Max Michael ' +
  'Mihai Miguel Mohammed Moses Mustafa Mykola Nathan Nathaniel Neil Nicholas Nikhil Nnamdi Noah Obinna Oleksandr ' +
  'Oliver Omar Oscar Osman Owen Patrick Pawel Peter Piotr Pradeep Rahul Rajesh Raymond Reece Rhys Richard Robert ' +
  'Rohan Ronan Rory Ryan Samir Samuel Sanjay Scott Sean Sebastian Sergei Shane Simon Stanley Stefan Stephen Sunil ' +
  'Tadhg Taiwo Tariq Taylor Terence Theo Thomas Timothy Tobi Tomasz Tristan Tunde Tyler Umar Usman Vasile Viktor Vikram ' +
  'Vladimir Vlad Wei William Wiktor Xavier Yaw Yusuf Zachary Zain Zhen Zubair'
).split(' ')

const surnameBeginnings = (
  'Alder Amber Apple Ash Barley Birch Bracken Bramble Briar Brook Cedar Clay Cloud Clover Copper Coral Crane Dew Drift ' +
  'Elder Elm Ember Fern Finch Flint Fox Frost Gale Gorse Granite Gull Harvest Hazel Heath Heron Holly Ivy Juniper ' +
  'Kestrel Larch Lark Laurel Lichen Linden Maple Marl Marsh Meadow Mist Moon Moss Oak Otter Pebble Pine Plover Quartz ' +
  'Quill Rain Reed River Rowan Rush Sage Salt Sedge Shale Shingle Silver Slate Sorrel Spruce Starling Stone Sun Teal ' +
  'Thistle Thorn Thyme Tide Wader Willow Wind Winter Wren Yarrow Yew'
).split(' ')
const surnameEndings = (
  'acre barrow beck berry bourne bridge brook combe cote crest croft dell drift fell flint flower fold garth glade ' +
  'grove haven holt hollow hurst lake leaf light lock mead meadow mere mill moor mount path petal pool quay reach reed ' +
  'ridge rill rise seed shade shaw shell shore song spring stead stem stone stow strand stream thorn thwaite tide vale ' +
  'water wave weald weir wharf wick wind wing wold'
).split(' ')

/** Some 6,000 surnames nobody has; the few that anyone might are left out. */
const tooReal: readonly string[] = ['ashbrook', 'brookbrook', 'hollybrook', 'ashcroft', 'rushbrook', 'meadowmeadow']

export function inventSurname(by: Chance): string {
  const beginning = by.oneOf(surnameBeginnings)
  const ending = by.oneOf(surnameEndings)
  const surname = beginning + ending
  const repeats = beginning.toLowerCase() === ending
  return repeats || tooReal.includes(surname.toLowerCase()) ? inventSurname(by) : surname
}

const streetEndings = 'Close Avenue Road Walk Lane Drive Crescent Way Gardens Terrace'.split(' ')

/** '14 Otterweir Close' */
export function inventStreet(by: Chance): string {
  return `${by.between(1, 180)} ${inventSurname(by)} ${by.oneOf(streetEndings)}`
}
